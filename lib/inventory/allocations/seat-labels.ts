/**
 * Which labels of a row are meant by "1-5, 8 12a": their places in the row, and what the row does not have. A range takes
 * the labels that are numbers within it, wherever they stand. Nothing written means all.
 */
export function matchLabels(text: string, labels: string[]): { places: number[]; missing: string[] } {
  const wanted = text
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter(Boolean);
  if (wanted.length === 0) return { places: labels.map((_, place) => place), missing: [] };
  const places = new Set<number>();
  const missing: string[] = [];
  for (const part of wanted) {
    const found = placesOf(part, labels);
    if (found.length === 0) missing.push(part);
    for (const place of found) places.add(place);
  }
  return { places: [...places].sort((a, b) => a - b), missing };
}

function placesOf(part: string, labels: string[]): number[] {
  const exact = labels.findIndex((label) => label.toLowerCase() === part.toLowerCase());
  if (exact >= 0) return [exact];
  const range = /^(\d{1,6})-(\d{1,6})$/.exec(part);
  if (!range) return [];
  const [from, to] = [Number(range[1]), Number(range[2])].sort((a, b) => a - b);
  const within = labels.flatMap((label, place) => {
    const number = /^\d+$/.test(label) ? Number(label) : Number.NaN;
    return number >= (from ?? 0) && number <= (to ?? 0) ? [place] : [];
  });
  // A range whose ends the row does not have is a slip of the pen, not a wish.
  const numbers = within.map((place) => Number(labels[place]));
  return numbers.includes(from ?? -1) && numbers.includes(to ?? -1) ? within : [];
}
