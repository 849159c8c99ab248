// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { changeCounts, countsChange, dropPosts, dropUser } from './caches';
import { noRelation } from './relations';

const profile = (id: string, followers: number, following: number) => ({ id, username: id, displayName: id, avatar: null, counts: { posts: 0, followers, following } });

describe('what a change of a relation does to what is in memory', () => {
  it('changes the numbers of both', () => {
    expect(countsChange(noRelation, { ...noRelation, following: true })).toEqual({ user: { followers: 1, following: 0 }, viewer: { followers: 0, following: 1 } });
    expect(countsChange({ ...noRelation, followedBy: true }, noRelation)).toEqual({ user: { followers: 0, following: -1 }, viewer: { followers: -1, following: 0 } });
    expect(countsChange(noRelation, { ...noRelation, requested: true })).toEqual({ user: { followers: 0, following: 0 }, viewer: { followers: 0, following: 0 } });
  });

  it('and back leaves them as they were', () => {
    const queries = new QueryClient();
    const one = (name: string) => ['profiles', 'one', name];
    queries.setQueryData(one('me'), profile('me', 2, 3));
    queries.setQueryData(one('a'), profile('a', 5, 7));
    const follows = { ...noRelation, following: true };
    changeCounts(queries, 'me', 'a', noRelation, follows);
    expect(queries.getQueryData(one('me'))).toMatchObject({ counts: { followers: 2, following: 4 } });
    expect(queries.getQueryData(one('a'))).toMatchObject({ counts: { followers: 6, following: 7 } });
    changeCounts(queries, 'me', 'a', follows, noRelation);
    expect(queries.getQueryData(one('me'))).toMatchObject({ counts: { followers: 2, following: 3 } });
    expect(queries.getQueryData(one('a'))).toMatchObject({ counts: { followers: 5, following: 7 } });
  });

  it('takes their posts out of the lists that are named, and no others', () => {
    const queries = new QueryClient();
    const pages = { pages: [{ items: [{ id: '1', author: { id: 'a' } }, { id: '2', author: { id: 'b' } }], next: null }], pageParams: [undefined] };
    queries.setQueryData(['feed', 'ranked'], pages);
    queries.setQueryData(['explore'], pages);
    dropPosts(queries, 'a', [['feed']]);
    expect(queries.getQueryData(['feed', 'ranked'])).toMatchObject({ pages: [{ items: [{ id: '2' }] }] });
    expect(queries.getQueryData(['explore'])).toEqual(pages);
  });

  it('takes them out of a list of users', () => {
    const queries = new QueryClient();
    queries.setQueryData(['graph', 'blocks'], { pages: [{ items: [{ id: 'a' }, { id: 'b' }], next: null }], pageParams: [undefined] });
    dropUser(queries, 'a', ['graph', 'blocks']);
    expect(queries.getQueryData(['graph', 'blocks'])).toMatchObject({ pages: [{ items: [{ id: 'b' }] }] });
  });
});
