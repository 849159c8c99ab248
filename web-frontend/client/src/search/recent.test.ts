// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mostRecent, parse, withoutRecent, withRecent, type Recent } from './recent';

const tag = (name: string): Recent => ({ kind: 'tag', tag: name });
const person: Recent = { kind: 'user', id: 'a', username: 'anna', displayName: 'Anna', avatar: null };

describe('recent searches', () => {
  it('have the last first, each once', () => {
    const list = withRecent(withRecent(withRecent([], person), tag('sea')), person);
    expect(list).toEqual([person, tag('sea')]);
  });

  it('are not more than a few', () => {
    const list = Array.from({ length: 20 }, (_, index) => tag(`t${String(index)}`)).reduce<Recent[]>((all, each) => withRecent(all, each), []);
    expect(list).toHaveLength(mostRecent);
    expect(list[0]).toEqual(tag('t19'));
  });

  it('lose the one that is taken out', () => {
    expect(withoutRecent([person, tag('sea')], tag('sea'))).toEqual([person]);
  });

  it('survive what was damaged', () => {
    expect(parse(null)).toEqual([]);
    expect(parse('{')).toEqual([]);
    expect(parse('{"kind":"tag"}')).toEqual([]);
    expect(parse(JSON.stringify([person, { kind: 'user', id: 'b' }, 7, null, tag('sea')]))).toEqual([person, tag('sea')]);
  });
});
