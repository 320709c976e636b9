import { expect, test } from 'vitest';
import { inAscii } from './in-ascii';

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

test('text and attributes are written by references, for characters of any plane', () => {
  expect(inAscii('<p title="Dvořák">“Soirée” – 🎻 &amp; more</p>')).toBe(
    '<p title="Dvo&#345;&#225;k">&#8220;Soir&#233;e&#8221; &#8211; &#127931; &amp; more</p>',
  );
});

test('strings in scripts say the same', () => {
  const data = { title: 'Rachmaninoff’s \\’ 🎻 "–"\n', slug: 'a' };
  const json = JSON.stringify(data);
  const html = inAscii(
    `<b>–</b><script type="application/ld+json">${json}</script><script>push("ř")</script>–`,
  );
  expect(isAscii(html)).toBe(true);
  const [, written = ''] = /ld\+json">(.*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(written)).toEqual(data);
  expect(html).toContain('<script>push("\\u0159")</script>&#8211;');
});

test('what is ASCII stays, and so does a style sheet', () => {
  const plain = '<!DOCTYPE html><p class="a">Row &#8211; 1</p><script src="/a.js" async=""></script>';
  expect(inAscii(plain)).toBe(plain);
  expect(inAscii('<style>a::before{content:"→"}</style>→')).toBe(
    '<style>a::before{content:"→"}</style>&#8594;',
  );
});
