// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { noRelation, receiveUsers, relationOf, setRelation } from './relations';

const user = (id: string, relationship = noRelation) => ({ id, username: id, displayName: id, avatar: null, relationship });
const follows = { ...noRelation, following: true };

describe('relations', () => {
  it('are what the answer says where nothing else is known', () => {
    expect(relationOf('me', user('a', follows))).toEqual(follows);
    expect(relationOf('me', { id: 'a' })).toEqual(noRelation);
  });

  it('are what was done last, whichever list the user came with', () => {
    setRelation('me', 'b', follows);
    expect(relationOf('me', user('b'))).toEqual(follows);
  });

  it('of another viewer are not seen', () => {
    setRelation('me', 'c', follows);
    expect(relationOf('another', user('c'))).toEqual(noRelation);
  });

  it('are kept when an answer comes that was asked for before', () => {
    const askedAt = performance.now() - 1;
    setRelation('me', 'd', follows);
    receiveUsers([user('d')], askedAt);
    expect(relationOf('me', user('d'))).toEqual(follows);
  });

  it('follow an answer that was asked for later, for all older answers too', () => {
    setRelation('me', 'e', follows);
    receiveUsers([user('e')], performance.now() + 1);
    expect(relationOf('me', user('e', follows))).toEqual(noRelation);
  });
});
