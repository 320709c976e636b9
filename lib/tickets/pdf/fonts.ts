import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The voices of a ticket: titles, running text, what must be found at a glance. */
export type Face = 'title' | 'text' | 'strong';

/** A face is cut into files by alphabet; `fallback` speaks Greek, Cyrillic, Hebrew and most others. */
export type Cut = 'latin' | 'latin-ext' | 'fallback';

const packages = { title: 'newsreader', text: 'schibsted-grotesk', strong: 'schibsted-grotesk' } as const;
const weights = { title: 500, text: 400, strong: 600 } as const;

// Read by path, not imported: a bundler must not try to understand them.
const modules = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules');
const folderOf = (family: string) => join(modules, '@fontsource', family);

const files = new Map<string, Buffer>();

/** The bytes of a font file, read once in the life of the process. */
export function fontFile(face: Face, cut: Cut): Buffer {
  const family = packages[face];
  const path =
    cut === 'fallback'
      ? join(modules, 'dejavu-fonts-ttf/ttf', face === 'strong' ? 'DejaVuSans-Bold.ttf' : 'DejaVuSans.ttf')
      : join(folderOf(family), 'files', `${family}-${cut}-${weights[face]}-normal.woff`);
  const known = files.get(path) ?? readFileSync(path);
  files.set(path, known);
  return known;
}

type Range = [from: number, to: number];

/** What each file covers, from the fonts' own metadata: "U+0000-00FF,U+0131". */
function readRanges(): Record<'latin' | 'latin-ext', Range[]> {
  const listed = JSON.parse(
    readFileSync(join(folderOf('schibsted-grotesk'), 'unicode.json'), 'utf8'),
  ) as Record<'latin' | 'latin-ext', string>;
  const parse = (list: string) =>
    list.split(',').map((range): Range => {
      const [from = '', to = from] = range.replace('U+', '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    });
  return { latin: parse(listed.latin), 'latin-ext': parse(listed['latin-ext']) };
}

let ranges: ReturnType<typeof readRanges> | undefined;

/** Which file has the character. */
export function cutFor(character: string): Cut {
  ranges ??= readRanges();
  const point = character.codePointAt(0) ?? 0;
  const covers = (list: Range[]) => list.some(([from, to]) => point >= from && point <= to);
  if (covers(ranges.latin)) return 'latin';
  return covers(ranges['latin-ext']) ? 'latin-ext' : 'fallback';
}
