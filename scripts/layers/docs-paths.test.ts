import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const pages = globSync(['README.md', 'docs/**/*.md']);

const rooms = 'app|components|db|docs|e2e|lib|patches|public|scripts|\\.ci';
const codePath = new RegExp(
  `^(?:${rooms})(?:/[\\w.()[\\]*-]+)*/?$|^[\\w.-]+\\.(?:config\\.(?:js|ts|mjs)|json)$`,
);

/** Paths from the root that a page names in code, and files that it links to, from where it lies. */
function citedPaths(text: string, page: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const inCode = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) =>
    codePath.test(code) ? code : [],
  );
  const linked = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
  return [...inCode, ...linked];
}

/** A star stands for anything in its place, as in `lib/*.ts`. */
const exists = (path: string) =>
  path.includes('*') ? globSync(path.replace(/[[\]()]/g, '?')).length > 0 : existsSync(path);

describe('paths that the documentation names', () => {
  test.each(pages)('%s', (page) => {
    const missing = citedPaths(readFileSync(page, 'utf8'), page).filter((path) => !exists(path));
    expect(missing).toEqual([]);
  });
});

test('a path that is gone is seen, whether in code or in a link', () => {
  const text =
    'See `lib/gone.ts`, `lib/*.nothing`, [this](gone.md) and [that](https://example.com/x.md); `queries.ts` is a role.';
  expect(citedPaths(text, 'docs/page.md').filter((path) => !exists(path))).toEqual([
    'lib/gone.ts',
    'lib/*.nothing',
    'docs/gone.md',
  ]);
});

test('a path that is there is found, also with brackets', () => {
  const text = '`app/(shop)/events/[slug]/page.tsx`, `lib/*.ts`, `lib/inventory`, [locking](locking.md)';
  expect(citedPaths(text, 'docs/page.md')).toHaveLength(4);
  expect(citedPaths(text, 'docs/page.md').filter((path) => !exists(path))).toEqual([]);
});
