import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { JsonLd } from './json-ld';

test('no text can end the script element, and machines read it unchanged', () => {
  const data = { name: '</script><script>alert(1)</script><!--', other: 'a < b & c' };
  const html = renderToStaticMarkup(<JsonLd data={data} />);
  const [, json = ''] = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(html) ?? [];
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(data);
});
