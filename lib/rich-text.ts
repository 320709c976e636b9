/*
 * The small Markdown of organizers' texts: headings, bold, italic, links, lists. It becomes a tree that a component draws;
 * no HTML is ever made or kept of what somebody typed. Time grows with the length alone: a general Markdown parser takes
 * seconds for a page of asterisks, and pages are drawn from texts that strangers write.
 */

export type Inline =
  | string
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

export type Block =
  | { kind: 'heading'; level: 3 | 4; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  /** `start` is the first number of a numbered list, null for bullets. */
  | { kind: 'list'; start: number | null; items: Inline[][] };

const headingLine = /^(#{1,3}) +(\S.*)$/;
const bulletLine = /^\s*[-*+] +(\S.*)$/;
// Not more digits: a line that begins with a year is a sentence.
const numberLine = /^\s*(\d{1,2})[.)] +(\S.*)$/;

/** Reads a text. What is no markup stays as it was typed, single line ends too. */
export function parseRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', children: parseInline(lines.join('\n')) });
    lines = [];
  };
  let list: { start: number | null; items: string[] } | null = null;
  const endList = () => {
    if (list)
      blocks.push({ kind: 'list', start: list.start, items: list.items.map((one) => parseInline(one)) });
    list = null;
  };
  for (const line of text.split('\n')) {
    const heading = headingLine.exec(line);
    const bullet = bulletLine.exec(line);
    const number = numberLine.exec(line);
    if (line.trim() === '' || heading) {
      endParagraph();
      endList();
      const [, marks = '', words = ''] = heading ?? [];
      if (heading)
        blocks.push({ kind: 'heading', level: marks.length === 1 ? 3 : 4, children: parseInline(words) });
      continue;
    }
    const item = bullet?.[1] ?? number?.[2];
    if (item !== undefined) {
      endParagraph();
      if (list && (list.start === null) !== (number === null)) endList();
      list ??= { start: number ? Number(number[1]) : null, items: [] };
      list.items.push(item);
    } else if (list && /^\s{2,}/.test(line)) {
      list.items.push(`${list.items.pop()}\n${line.trim()}`);
    } else {
      endList();
      lines.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** The same text in words alone, for where nothing can be drawn: search engines, previews, feeds. */
export function plainText(text: string): string {
  const words = (children: Inline[]): string =>
    children.map((one) => (typeof one === 'string' ? one : words(one.children))).join('');
  return parseRichText(text)
    .map((block) => (block.kind === 'list' ? block.items.map(words).join('\n') : words(block.children)))
    .join('\n\n');
}

// Each part is bounded or stops at what begins the next one, so that no text makes it look at itself again and again.
const marks =
  /\\([\\*_[\]#+.-])|\[([^[\]\n]{1,300})\]\(((?:https?:\/\/|mailto:)[^\s()<>]{1,1000})\)|(https?:\/\/[^\s<>"()[\]*]{1,1000})|(\*{1,3}|_{1,3})/giu;

type Open = { mark: string; children: Inline[] };

function parseInline(text: string, mayLink = true): Inline[] {
  const open: Open[] = [{ mark: '', children: [] }];
  const add = (one: Inline) => {
    const children = open.at(-1)?.children ?? [];
    const last = children.at(-1);
    if (typeof one === 'string' && typeof last === 'string') children[children.length - 1] = last + one;
    else if (one !== '') children.push(one);
  };
  /** Puts what was opened last into what is around it; as it was typed when it was never closed. */
  const fold = (closed: boolean) => {
    const top = open.pop();
    if (!top) return;
    if (closed) add({ kind: top.mark.length === 2 ? 'strong' : 'em', children: top.children });
    else for (const one of [top.mark, ...top.children]) add(one);
  };
  const emphasis = (mark: string, before: string, after: string) => {
    const at = open.findIndex((one) => one.mark === mark);
    const closes = /\S/.test(before) && !isLetter(after);
    if (at > 0 && closes) {
      while (open.length > at + 1) fold(false);
      return fold(true);
    }
    const opens = /\S/.test(after) && !isLetter(before);
    if (at < 0 && opens) open.push({ mark, children: [] });
    else add(mark);
  };
  let done = 0;
  for (const found of text.matchAll(marks)) {
    const [whole, escaped, label, href, bare, run] = found;
    add(text.slice(done, found.index));
    done = found.index + whole.length;
    const url = bare?.replace(/[.,;:!?'’”]+$/u, '');
    if (escaped) add(escaped);
    else if (run) {
      const before = text[found.index - 1] ?? '';
      const after = text[done] ?? '';
      for (const mark of split(run, open.at(-1)?.mark)) emphasis(mark, before, after);
    } else if (mayLink && label && href && isAddress(href)) {
      add({ kind: 'link', href, children: parseInline(label, false) });
    } else if (mayLink && bare && url && isAddress(url)) {
      add({ kind: 'link', href: url, children: [url] });
      add(bare.slice(url.length));
    } else add(whole);
  }
  add(text.slice(done));
  while (open.length > 1) fold(false);
  return open[0]?.children ?? [];
}

/** Three marks are bold and italic: what was opened last closes first. */
function split(run: string, innermost = ''): string[] {
  if (run.length < 3) return [run];
  const one = run.slice(0, 1);
  const two = run.slice(0, 2);
  return innermost === one ? [one, two] : [two, one];
}

const isLetter = (text: string) => /[\p{L}\p{N}]/u.test(text);

const isAddress = (href: string) =>
  URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
