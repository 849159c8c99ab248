/** A link on a profile, as it is shown. */
export interface ProfileLink {
  href: string;
  /** The address without what everybody knows. */
  text: string;
}

/** The links that may be followed: absolute addresses of http and https, each once. The server lets no others in; a browser that obeys them must not rely on it. */
export function profileLinks(links: readonly string[]): ProfileLink[] {
  const shown = new Map<string, string>();
  for (const link of links) {
    const url = URL.parse(link);
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) continue;
    const path = `${url.pathname}${url.search}`.replace(/\/$/, '');
    shown.set(url.href, `${url.host.replace(/^www\./, '')}${path}`);
  }
  return [...shown].map(([href, text]) => ({ href, text }));
}
