import { oklch, type Light } from './colour';

export interface Look {
  isDark: boolean;
  isHighContrast: boolean;
  hue: number;
}

const blocks = {
  normal: /@theme\s*\{([^}]*)\}/,
  more: /:root\[data-contrast='more'\]\s*\{([^}]*)\}/,
};

function declarations(css: string, block: RegExp): Map<string, string> {
  const body = block.exec(css)?.[1];
  if (body === undefined) throw new Error(`The styles have no block ${String(block)}.`);
  return new Map([...body.matchAll(/--color-([a-z-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

// The two values of light-dark(): commas within parentheses are not its own.
function sides(value: string): [string, string] {
  const inside = /^light-dark\((.*)\)$/s.exec(value)?.[1];
  if (inside === undefined) return [value, value];
  let depth = 0;
  for (let at = 0; at < inside.length; at++) {
    const letter = inside[at];
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === ',' && depth === 0) return [inside.slice(0, at).trim(), inside.slice(at + 1).trim()];
  }
  throw new Error(`${value} has one value.`);
}

function parse(text: string, hue: number): Light {
  if (text === '#fff') return oklch(1, 0, 0);
  if (text === '#000') return oklch(0, 0, 0);
  const match = /^oklch\(([\d.]+) ([\d.]+) (var\(--accent-hue\)|[\d.]+)(?: \/ ([\d.]+)%)?\)$/.exec(text);
  if (match === null) throw new Error(`${text} is no colour that is known here.`);
  const [, lightness, chroma, angle = '', alpha] = match;
  return oklch(Number(lightness), Number(chroma), angle.startsWith('var') ? hue : Number(angle), alpha === undefined ? 1 : Number(alpha) / 100);
}

/** The colours of `styles/theme.css` as they are in a look, by the names that classes use. */
export function colours(css: string, { isDark, isHighContrast, hue }: Look): (name: string) => Light {
  const values = declarations(css, blocks.normal);
  if (isHighContrast) for (const [name, value] of declarations(css, blocks.more)) values.set(name, value);
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`There is no colour ${name}.`);
    return parse(sides(value)[isDark ? 1 : 0], hue);
  };
}
