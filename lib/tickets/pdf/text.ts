import { type Cut, cutFor, type Face, fontFile } from './fonts';

type Document = PDFKit.PDFDocument;
type Run = { cut: Cut; text: string };

export type TextStyle = {
  face: Face;
  size: number;
  colour: string;
  /** Points; longer text goes on in the next line. */
  width: number;
  /** The last line that fits ends in an ellipsis. */
  maxLines?: number;
  lineHeight?: number;
  /** Within `width`; left unless told. */
  align?: 'left' | 'centre' | 'right';
};

// Pictures (the trademark signs count as such), control characters, marks that turn the writing direction.
const unprintable = /(?![©®™])[\p{Extended_Pictographic}\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** Text from people, made safe to print: one spelling for accents, one line, nothing that is not a letter or a sign. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(unprintable, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const cut = character === ' ' && last ? last.cut : cutFor(character);
    if (last?.cut === cut) last.text += character;
    else runs.push({ cut, text: character });
  }
  return runs;
}

function select(doc: Document, face: Face, cut: Cut, size: number): Document {
  const name = `${face}/${cut}`;
  doc.registerFont(name, fontFile(face, cut));
  return doc.font(name).fontSize(size);
}

function widthOf(doc: Document, text: string, { face, size }: TextStyle): number {
  return runsOf(text).reduce((sum, run) => sum + select(doc, face, run.cut, size).widthOfString(run.text), 0);
}

/** Breaks between words; inside a word only when it alone is wider than the line. */
function linesOf(doc: Document, text: string, style: TextStyle): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(doc, longer, style) <= style.width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (widthOf(doc, line, style) > style.width) {
      const head = fitting(doc, line, style);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line ? [...lines, line] : lines;
}

/** The longest beginning that fits, at least one character. */
function fitting(doc: Document, text: string, style: TextStyle): string {
  const characters = Array.from(text);
  let count = 1;
  while (
    count < characters.length &&
    widthOf(doc, characters.slice(0, count + 1).join(''), style) <= style.width
  ) {
    count++;
  }
  return characters.slice(0, count).join('');
}

/** How many lines the text takes when it is not cut. */
export const lineCount = (doc: Document, text: string, style: TextStyle): number =>
  linesOf(doc, printable(text), style).length;

/** Writes text with its first line's top at (x, y) and returns the y below its last line. */
export function write(doc: Document, text: string, x: number, y: number, style: TextStyle): number {
  const step = style.size * (style.lineHeight ?? 1.3);
  const all = linesOf(doc, printable(text), style);
  const lines = all.slice(0, style.maxLines ?? all.length);
  if (lines.length < all.length) {
    const narrower = { ...style, width: style.width - widthOf(doc, '…', style) };
    lines.push(`${fitting(doc, lines.pop() ?? '', narrower).trimEnd()}…`);
  }
  let at = y;
  for (const line of lines) {
    const space = style.align ? style.width - widthOf(doc, line, style) : 0;
    let cursor = x + (style.align === 'centre' ? space / 2 : style.align === 'right' ? space : 0);
    for (const run of runsOf(line)) {
      select(doc, style.face, run.cut, style.size).fillColor(style.colour);
      // One baseline for all cuts, whatever their ascent.
      doc.text(run.text, cursor, at + style.size, { lineBreak: false, baseline: 'alphabetic' });
      cursor += doc.widthOfString(run.text);
    }
    at += step;
  }
  return at;
}
