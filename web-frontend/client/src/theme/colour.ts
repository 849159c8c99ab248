/** A colour as linear light of red, green and blue (sRGB primaries), and how much it covers; each 0 to 1. */
export type Light = readonly [red: number, green: number, blue: number, alpha: number];

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/**
 * OKLCH as linear sRGB; what the screen cannot show is cut off, as browsers do.
 * Source: Björn Ottosson, A perceptual color space for image processing (2020); CSS Color Module Level 4, section 10.
 * @param lightness 0 to 1
 * @param hue in degrees
 */
export function oklch(lightness: number, chroma: number, hue: number, alpha = 1): Light {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha,
  ];
}

/** How bright a colour is to the eye, 0 to 1 (WCAG 2.2, relative luminance). */
export const luminance = ([red, green, blue]: Light) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** How well two colours can be told apart, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Light, other: Light): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
