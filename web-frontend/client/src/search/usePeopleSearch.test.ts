// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { searchText } from './queries';
import { fits } from './usePeopleSearch';

describe('what is searched for', () => {
  it('is what was typed, folded, without what is around it', () => {
    expect(searchText('  @Noor ')).toBe('noor');
    expect(searchText('x'.repeat(60))).toHaveLength(50);
  });

  it('stays found while it goes on fitting', () => {
    const user = { username: 'noor.greco20', displayName: 'Élodie Greco' };
    expect(fits(user, 'noor')).toBe(true);
    expect(fits(user, 'élo')).toBe(true);
    expect(fits(user, 'greco')).toBe(false);
  });
});
