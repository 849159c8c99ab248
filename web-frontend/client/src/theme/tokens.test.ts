import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, oklch } from './colour';
import { colours } from './tokens';

const css = readFileSync(join(import.meta.dirname, '../styles/theme.css'), 'utf8');

const grounds = ['ground', 'surface', 'sunken'];

/** Text on what it stands on in the client. */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'soft', 'link', 'bad', 'good', 'warn'].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...['ink', 'soft', 'link'].map((text) => [text, 'brand-soft'] as const),
  ['bad', 'bad-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-brand', 'danger'],
];

/** What is no text but has to be seen: edges of fields, the focus, the heart (WCAG 2.2, 1.4.11). */
const shapes: readonly (readonly [shape: string, ground: string])[] = ['edge', 'focus', 'heart'].flatMap((shape) => grounds.map((ground) => [shape, ground] as const));

const looks = [false, true].flatMap((isDark) => [false, true].map((isHighContrast) => ({ isDark, isHighContrast })));
const hues = Array.from({ length: 361 }, (_, hue) => hue);

/** Of all hues the worst. */
function worst(look: (typeof looks)[number], pairs: typeof texts) {
  return pairs.map(([front, ground]) => {
    const ratios = hues.map((hue) => {
      const colour = colours(css, { ...look, hue });
      return { ratio: contrast(colour(front), colour(ground)), hue };
    });
    const least = ratios.reduce((a, b) => (b.ratio < a.ratio ? b : a));
    return { pair: `${front} on ${ground}`, ...least };
  });
}

const below = (all: ReturnType<typeof worst>, least: number) =>
  all.filter(({ ratio }) => ratio < least).map(({ pair, ratio, hue }) => `${pair}: ${ratio.toFixed(2)} at hue ${String(hue)}`);

describe('the formulas', () => {
  it('know black, white and the primaries', () => {
    expect(contrast(oklch(0, 0, 0), oklch(1, 0, 0))).toBeCloseTo(21, 3);
    // CSS Color 4: #f00 is oklch(0.62796 0.25768 29.234).
    const [red, green, blue] = oklch(0.62796, 0.25768, 29.234);
    expect(red).toBeCloseTo(1, 2);
    expect(green).toBeCloseTo(0, 2);
    expect(blue).toBeCloseTo(0, 2);
  });

  it('agree with WCAG about a grey', () => {
    // #767676 on white is 4.54:1; its linear light is 0.1812.
    expect(contrast([0.1812, 0.1812, 0.1812, 1], oklch(1, 0, 0))).toBeCloseTo(4.54, 1);
  });
});

describe.each(looks)('dark $isDark, high contrast $isHighContrast', (look) => {
  it('text can be read on its surface, whatever the accent', () => {
    expect(below(worst(look, texts), look.isHighContrast ? 7 : 4.5)).toEqual([]);
  });

  it('edges, the focus and the heart can be seen', () => {
    expect(below(worst(look, shapes), 3)).toEqual([]);
  });
});
