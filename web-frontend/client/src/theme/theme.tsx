import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

export interface Theme {
  scheme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'normal' | 'more';
  /** The hue of the accent, in degrees of OKLCH. */
  hue: number;
}

export const standard: Theme = { scheme: 'system', contrast: 'system', hue: 195 };

const storageKey = 'instahub:theme';

/** Takes what was kept, or a part of it where that is damaged. */
export function parse(text: string | null): Theme {
  let kept: Partial<Theme>;
  try {
    kept = (JSON.parse(text ?? '{}') as Partial<Theme> | null) ?? {};
  } catch {
    kept = {};
  }
  return {
    scheme: kept.scheme === 'light' || kept.scheme === 'dark' ? kept.scheme : 'system',
    contrast: kept.contrast === 'normal' || kept.contrast === 'more' ? kept.contrast : 'system',
    hue: typeof kept.hue === 'number' && kept.hue >= 0 && kept.hue <= 360 ? Math.round(kept.hue) : standard.hue,
  };
}

const moreContrast = matchMedia('(prefers-contrast: more)');
const darkScheme = matchMedia('(prefers-color-scheme: dark)');

/** Shows a theme: the values of `styles/theme.css` follow these attributes. */
export function apply(theme: Theme) {
  const root = document.documentElement;
  if (theme.scheme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme.scheme;
  root.dataset.contrast = theme.contrast === 'more' || (theme.contrast === 'system' && moreContrast.matches) ? 'more' : 'normal';
  root.style.setProperty('--accent-hue', String(theme.hue));
  const isDark = theme.scheme === 'dark' || (theme.scheme === 'system' && darkScheme.matches);
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#10191b' : '#f6f4ef');
}

export const stored = () => parse(localStorage.getItem(storageKey));

const Context = createContext<{ theme: Theme; change: (change: Partial<Theme>) => void } | null>(null);

/** The theme: remembered in this browser, and following the system where it was left to it. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState(stored);

  useEffect(() => {
    const show = () => {
      apply(theme);
    };
    show();
    const systems = [moreContrast, darkScheme];
    for (const system of systems) system.addEventListener('change', show);
    return () => {
      for (const system of systems) system.removeEventListener('change', show);
    };
  }, [theme]);

  const value = useMemo(
    () => ({
      theme,
      change: (change: Partial<Theme>) => {
        const next = { ...theme, ...change };
        localStorage.setItem(storageKey, JSON.stringify(next));
        setTheme(next);
      },
    }),
    [theme],
  );
  return <Context value={value}>{children}</Context>;
}

export function useTheme() {
  const value = use(Context);
  if (value === null) throw new Error('There is no ThemeProvider.');
  return value;
}
