// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { localPath } from './localPath';
import { returned, startAddress } from './providers';

describe('coming back from a provider', () => {
  it('is told from a plain visit', () => {
    expect(returned('', '')).toBeNull();
    expect(returned('?error=access_denied', '')).toBeNull();
  });

  it('brings a session', () => {
    expect(returned('?by=google&from=%2Fexplore', '')).toEqual({ kind: 'session', provider: 'google' });
  });

  it('brings a ticket, which is kept out of what servers see', () => {
    expect(returned('?by=google&error=link_required', '#ticket=a%2Bb')).toEqual({ kind: 'link_required', provider: 'google', ticket: 'a+b' });
    expect(returned('?by=google&error=two_factor_required', '#ticket=t')).toEqual({ kind: 'two_factor_required', provider: 'google', ticket: 't' });
  });

  it('brings a refusal, also where the ticket is missing', () => {
    expect(returned('?by=google&error=access_denied', '')).toEqual({ kind: 'refused', provider: 'google', error: 'access_denied' });
    expect(returned('?by=google&error=link_required', '')).toEqual({ kind: 'refused', provider: 'google', error: 'link_required' });
  });

  it('is where it was asked to be', () => {
    const address = new URL(startAddress('google', '/p/1?a=b'), 'https://site.example');
    const back = new URL(address.searchParams.get('returnTo') ?? '', 'https://site.example');
    expect(back.pathname).toBe('/sign-in');
    expect(Object.fromEntries(back.searchParams)).toEqual({ by: 'google', from: '/p/1?a=b' });
  });
});

describe('where one goes after signing in', () => {
  it('is never another site', () => {
    for (const path of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', null, undefined]) expect(localPath(path)).toBe('/');
    expect(localPath('/p/1?a=b#c')).toBe('/p/1?a=b#c');
  });
});
