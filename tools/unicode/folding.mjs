// Writes grains/Posts/Text/folding.txt: how characters are folded for comparison, composed and ordered.
//   node tools/unicode/folding.mjs > grains/Posts/Text/folding.txt
// Everything is asked of the JavaScript engine (ICU), so the Unicode version is that of the node which runs this.
//   F <from> <to…>       full case folding and compatibility decomposition (NFD of NFKC_Casefold, default ignorables kept)
//   C <first> <second> <composed>    canonical composition
//   M <class> <mark…>    canonical combining class, in the order of the classes; their numbers are not Unicode's, their order is
const hex = (text) => [...text].map((c) => c.codePointAt(0).toString(16)).join(' ');
const points = [];
for (let code = 0x80; code <= 0x10ffff; code++)
  if ((code < 0xd800 || code > 0xdfff) && (code < 0xac00 || code > 0xd7a3)) points.push(String.fromCodePoint(code));

// Folding: upper then lower case finds what either of the two maps; dotless i and final sigma need a word.
const fold1 = (text) =>
  [...text.normalize('NFKD')].map((c) => (c === 'ı' ? c : c === 'İ' ? 'i̇' : c.toUpperCase().toLowerCase().replaceAll('ς', 'σ'))).join('');
const fold = (c) => {
  for (let last = c; ; last = c) {
    c = fold1(c).normalize('NFKD');
    if (c === last) return c;
  }
};

const out = [`# Unicode ${process.versions.unicode}; made by tools/unicode/folding.mjs`];
for (const c of points) {
  const folded = fold(c);
  if (folded !== c) out.push(`F ${hex(c)} ${hex(folded)}`);
}
for (const c of points) {
  // Singletons and exclusions do not compose again.
  const pair = [...c.normalize('NFD')];
  if (pair.length < 2 || c.normalize('NFC') !== c) continue;
  const second = pair[pair.length - 1];
  const first = [...pair.slice(0, -1).join('').normalize('NFC')];
  if (first.length === 1) out.push(`C ${hex(first[0])} ${hex(second)} ${hex(c)}`);
}

// Two marks change places in NFD exactly when the first has the higher class, and the second has one at all.
const swaps = (a, b) => ('x' + a + b).normalize('NFD') !== 'x' + a + b;
const marks = points.filter((c) => /\p{M}/u.test(c) && c.normalize('NFD') === c);
const classes = [];
for (const mark of marks) {
  const same = classes.find((group) => !swaps(group[0], mark) && !swaps(mark, group[0]));
  // A mark without a class changes places with none, and so is "the same" as each.
  if (same && (classes.length < 2 || classes.filter((group) => !swaps(group[0], mark) && !swaps(mark, group[0])).length === 1)) same.push(mark);
  else if (!same) classes.push([mark]);
}
classes.sort((a, b) => (swaps(a[0], b[0]) ? 1 : -1));
classes.forEach((group, i) => out.push(`M ${i + 1} ${hex(group.join(''))}`));
console.log(out.join('\n'));
