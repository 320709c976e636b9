import { expect, test } from 'vitest';
import { parseRichText, plainText } from './rich-text';

const inline = (text: string) => {
  const [block] = parseRichText(text);
  return block?.kind === 'paragraph' ? block.children : block;
};

test('headings, paragraphs, lists', () => {
  expect(
    parseRichText('# The evening\nFirst,\nsecond.\n\n- one\n- two\n  more\n\n1. a\n2. b\n### Small'),
  ).toEqual([
    { kind: 'heading', level: 3, children: ['The evening'] },
    { kind: 'paragraph', children: ['First,\nsecond.'] },
    { kind: 'list', start: null, items: [['one'], ['two\nmore']] },
    { kind: 'list', start: 1, items: [['a'], ['b']] },
    { kind: 'heading', level: 4, children: ['Small'] },
  ]);
});

test('bold, italic, both, one in the other', () => {
  expect(inline('a **b** *c* __d__ _e_')).toEqual([
    'a ',
    { kind: 'strong', children: ['b'] },
    ' ',
    { kind: 'em', children: ['c'] },
    ' ',
    { kind: 'strong', children: ['d'] },
    ' ',
    { kind: 'em', children: ['e'] },
  ]);
  expect(inline('***x***')).toEqual([{ kind: 'strong', children: [{ kind: 'em', children: ['x'] }] }]);
  expect(inline('**a *b* c**')).toEqual([
    { kind: 'strong', children: ['a ', { kind: 'em', children: ['b'] }, ' c'] },
  ]);
});

test('links lead to pages and mail, nowhere else', () => {
  expect(inline('[The *hall*](https://hall.example/a?b=1), http://x.example/y. ')).toEqual([
    {
      kind: 'link',
      href: 'https://hall.example/a?b=1',
      children: ['The ', { kind: 'em', children: ['hall'] }],
    },
    ', ',
    { kind: 'link', href: 'http://x.example/y', children: ['http://x.example/y'] },
    '. ',
  ]);
  for (const text of [
    '[x](javascript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](//evil.example)',
    '[x](https://)',
    '<a href="javascript:alert(1)">x</a>',
    '<img src=x onerror=alert(1)>',
    '[x](JaVaScRiPt:alert)',
  ]) {
    expect(inline(text)).toEqual([text]);
  }
  // A picture is no picture: its words and a link stay.
  expect(inline('![x](https://a.example/p.png)')).toMatchObject(['!', { kind: 'link' }]);
});

test.each([
  '5 * 3 * 2 and 2*3*4, snake_case_name, * alone, ** also, a_b, 10*',
  '1998. A year, #1 on every list, -5 degrees',
  'An unclosed *word and **another',
  'Mozart: Don Giovanni, K. 527 (1787)\nSecond line',
  '    an indented line',
])('what was written as plain text stays: %s', (text) => {
  expect(inline(text)).toEqual([text]);
});

test('a backslash keeps a mark', () => {
  expect(inline('\\*not italic\\* \\[x\\]')).toEqual(['*not italic* [x]']);
});

test('in words alone', () => {
  expect(plainText('## An **evening**\n\nWith [songs](https://a.example).\n\n- one\n- *two*')).toBe(
    'An evening\n\nWith songs.\n\none\ntwo',
  );
});

test.each([
  '*',
  '**a',
  '[',
  '[a](',
  '![',
  '_a',
  '*a_',
  'a**b',
  '[a](https://b',
  'http://a',
  '\\',
  '- ',
  '# ',
  '1. ',
  '***a ',
  '*a **b _c __d ',
])('twenty thousand letters of %j take no time', (part) => {
  const text = part.repeat(20_000 / part.length);
  const began = performance.now();
  parseRichText(text);
  parseRichText(`${part}\n`.repeat(20_000 / (part.length + 1)));
  expect(performance.now() - began).toBeLessThan(1_000);
});
