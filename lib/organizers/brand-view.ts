/** The grounds that a brand colour stands on: the site's paper by day and its surface by night. */
const grounds = { light: '#f7f8f5', dark: '#18201d' } as const;

/** WCAG 2.2, 1.4.3 (AA) for text. */
export const leastContrast = 4.5;

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Relative luminance by WCAG, 0 to 1. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = channels(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours (`#rrggbb`) by WCAG: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour mixed with as little white as makes it readable on the dark ground. */
function lightened(color: string): string {
  for (let share = 0; share < 100; share += 5) {
    const mixed = channels(color).map((channel) => Math.round(channel + ((255 - channel) * share) / 100));
    const hex = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(hex, grounds.dark) >= leastContrast) return hex;
  }
  return '#ffffff';
}

export type Brand = {
  light: { color: string; ratio: number };
  dark: { color: string; ratio: number };
  /** Whether the colour is readable on the light ground; on the dark one it is made so. */
  isReadable: boolean;
};

/** How a brand colour (`#rrggbb`) is shown by day and by night, and how well it can be read there. */
export function brandOf(color: string): Brand {
  const dark = lightened(color);
  const ratio = contrast(color, grounds.light);
  return {
    light: { color, ratio },
    dark: { color: dark, ratio: contrast(dark, grounds.dark) },
    isReadable: ratio >= leastContrast,
  };
}

/** A ratio as it is written, never rounded up over a threshold: "4.49:1". */
export const ratioText = (ratio: number): string => `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`;

/** What is wrong with a brand colour, as a sentence; null when it is fine. */
export function brandProblem(color: string): string | null {
  if (!/^#[0-9a-f]{6}$/.test(color)) return 'Write the colour as # and six digits, such as #0a5f4e.';
  const { light, isReadable } = brandOf(color);
  if (isReadable) return null;
  return `On the light page this colour has a contrast of ${ratioText(light.ratio)}; it needs ${leastContrast}:1 to be read. Choose a darker one.`;
}
