import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '@/scripts/bench/workbench';
import { waitFor } from '@/scripts/lib/health';
import { freePort } from '@/scripts/lib/ports';

const next = 'node_modules/next/dist/bin/next';

/** Lengths of lists, each a tenth longer than the one before: some page is about as large as any of ours. */
const lengths = Array.from({ length: 48 }, (_, at) => Math.round(10 * 1.1 ** at));

const files = (root: string): Record<string, string> => ({
  'package.json': JSON.stringify({ name: 'floor', private: true, type: 'module' }),
  'next.config.js': `export default {
  poweredByHeader: false,
  turbopack: { root: ${JSON.stringify(root)} },
};
`,
  'app/layout.jsx': `export const metadata = { title: 'Floor' };
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  'app/[script]/[rows]/page.jsx': `export const dynamicParams = false;
export const generateStaticParams = () =>
  ${JSON.stringify(lengths)}.flatMap((rows) => ['plain', 'dashed'].map((script) => ({ script, rows: String(rows) })));
export default async function Page({ params }) {
  const { script, rows } = await params;
  return (
    <main>
      <h1>Rows</h1>
      <ul>
        {Array.from({ length: Number(rows) }, (_, at) => (
          <li key={at}>
            <a href={'/items/' + at}><strong>Row number {at}</strong></a>
            <p>Some words about row {at} {script === 'plain' ? '-' : '–'} neither long nor short</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
`,
});

/**
 * `dashed` has a dash as typographers set it: one character beyond Latin-1 makes Node keep the whole page in another
 * form, whose way to the socket costs four times as much. Ours have such characters; ASCII alone is `plain`.
 */
type Script = 'plain' | 'dashed';

export type FloorSite = {
  url: string;
  /** The address of the page whose HTML comes closest to this many bytes. */
  pageOf: (bytes: number, script: Script) => string;
};

/**
 * Builds and serves the least that Next can do: static pages without a style, a font or a line of client code, by
 * the same version and the same `next start`.
 */
export async function startFloorSite(bench: Workbench): Promise<FloorSite> {
  const { supervisor, dataDir, stack } = bench;
  const folder = join(dataDir, 'floor');
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files(bench.root))) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const port = await freePort();
  const env = { ...stack.env, NEXT_DIST_DIR: '', PORT: String(port) };
  await supervisor.run({ name: 'floor-build', args: [next, 'build', folder], env, stage: 3 });
  supervisor.start({ name: 'floor', args: [next, 'start', folder, '-p', String(port)], env, stage: 2 });
  const url = `http://localhost:${port}`;
  await waitFor({ url, name: 'The floor', death: supervisor.death });

  const sizes = new Map<string, number>();
  for (const length of lengths) {
    const page = `/${length}`;
    sizes.set(page, (await (await fetch(`${url}/plain${page}`)).arrayBuffer()).byteLength);
  }
  return {
    url,
    pageOf: (bytes, script) => {
      const away = ([, size]: [string, number]) => Math.abs(Math.log(size / bytes));
      const [closest] = [...sizes].sort((a, b) => away(a) - away(b));
      return `${url}/${script}${closest?.[0]}`;
    },
  };
}
