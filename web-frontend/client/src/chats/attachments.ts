/** The kinds of messages that files make. */
export type FileKind = 'image' | 'video' | 'audio' | 'file';

// What the server makes anew; anything else is sent as it is.
const types: [FileKind, RegExp, number][] = [
  ['image', /^image\/(jpeg|png|webp|gif|avif|heic)$/, 10e6],
  ['video', /^video\/(mp4|quicktime|webm|x-matroska)$/, 512e6],
  ['audio', /^audio\/(mp4|webm|ogg|wav|flac|mpeg|aac)/, 100e6],
];

/** The most that is sent in one message. */
export const mostFiles = 10;

/** As what a file is sent: where the server would not take it as more, as a file. */
export const kindOf = ({ type, size }: { type: string; size: number }): FileKind => types.find(([, pattern, most]) => pattern.test(type) && size <= most)?.[0] ?? 'file';

/** The messages that some files make: of one kind each, in the order of their first. */
export function inMessages<T extends { type: string; size: number }>(files: readonly T[]): { kind: FileKind; files: T[] }[] {
  const groups: { kind: FileKind; files: T[] }[] = [];
  for (const file of files) {
    const kind = kindOf(file);
    const open = groups.find((group) => group.kind === kind && group.files.length < mostFiles);
    if (open) open.files.push(file);
    else groups.push({ kind, files: [file] });
  }
  return groups;
}
