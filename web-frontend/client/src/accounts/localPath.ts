/** A path of this site alone: nothing else is gone to after signing in. */
export const localPath = (path: string | null | undefined): string => (path?.startsWith('/') && !/^\/[/\\]/.test(path) ? path : '/');
