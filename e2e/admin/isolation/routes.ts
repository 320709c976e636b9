import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const adminRoot = 'app/(admin)/admin/[organizer]';

/** Every page of an organizer, as its folders are called. */
export const pages = globSync('app/(admin)/admin/**/page.tsx')
  .filter((file) => file.startsWith(`${adminRoot}/`))
  .map((file) => file.slice(adminRoot.length + 1).replace(/\/?page\.tsx$/, ''))
  .sort();

const methods = /export (?:async function|const) (GET|POST|PUT|PATCH|DELETE)\b/g;

/** Every route handler of the admin side and of the door, with each of its methods: `GET admin/[organizer]/…`. */
export const handlers = globSync(['app/api/admin/**/route.ts', 'app/api/door/**/route.ts'])
  .flatMap((file) => {
    const path = file.slice('app/api/'.length).replace(/\/route\.ts$/, '');
    return [...readFileSync(file, 'utf8').matchAll(methods)].map(([, method]) => `${method} ${path}`);
  })
  .sort();

type Manifest = {
  node: Record<string, { exportedName?: string; filename?: string; workers?: Record<string, unknown> }>;
};

export type Action = { name: string; id: string; page: string };

/** Every server action that a page of the admin side can call, as the build serves it, with such a page. */
export function actions(distDir = '.next-test'): Action[] {
  const file = join(distDir, 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const found = Object.entries(node).flatMap(([id, { exportedName = '', filename = '', workers = {} }]) => {
    const page = Object.keys(workers).find((worker) => worker.startsWith(adminRoot));
    return page && isOfMembers(filename, exportedName)
      ? [{ name: exportedName, id, page: page.slice(adminRoot.length).replace(/\/page$/, '') }]
      : [];
  });
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** Who joins a team has nothing but the token of his mail; accounts and sessions are about the caller. */
const ofCallers = ['acceptInvitationAction', 'joinAction', 'createOrganizerAction'];

const isOfMembers = (filename: string, name: string) =>
  !filename.startsWith('lib/identity/') && !ofCallers.includes(name);

/** The address of a route for a house; throws for a part that no house has. */
export function fill(path: string, parts: Record<string, string>): string {
  const address = path.replace(/\[([^\]]+)\]/g, (_, name: string) => {
    const part = parts[name];
    if (!part) throw new Error(`Say in e2e/admin/isolation/lines.ts what [${name}] of ${path} is`);
    return encodeURIComponent(part);
  });
  return address.replace(/\/$/, '');
}
