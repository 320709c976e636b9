import { gzipSync } from 'node:zlib';

/** Bytes of a page: its HTML plain and packed, and all scripts that a current browser loads with it, packed. */
export type Weight = { html: number; htmlPacked: number; script: number };

/** Weighs a page without a browser. Scripts for browsers without modules are not counted. */
export async function weigh(url: string): Promise<Weight> {
  const html = await (await fetch(url)).text();
  const sources = new Set<string>();
  for (const [tag = ''] of html.matchAll(/<script\b[^>]*>/g)) {
    const source = /\bsrc="([^"]+)"/.exec(tag)?.[1];
    if (source && !/\bnomodule\b/i.test(tag)) sources.add(source.replaceAll('&amp;', '&'));
  }
  let script = 0;
  for (const source of sources) {
    const file = await (await fetch(new URL(source, url))).arrayBuffer();
    script += gzipSync(new Uint8Array(file)).byteLength;
  }
  return { html: Buffer.byteLength(html), htmlPacked: gzipSync(html).byteLength, script };
}
