import type { APIResponse } from '@playwright/test';
import { addresses } from '@/e2e/fixtures/addresses';
import { expect, test } from '@/e2e/fixtures/test';
import { adminPages } from '@/lib/organizers/admin-routes';
import { may, type Permission } from '@/lib/organizers/permissions';
import { type Answer, callAction } from './isolation/call';
import type { House } from './isolation/house';
import { actionLines, handlerLines, partsOf } from './isolation/lines';
import { makePeople } from './isolation/people';
import { actions, fill, handlers, pages } from './isolation/routes';
import { rowsOf } from './isolation/rows';

/** What the wrapper of all actions says to whoever may not. */
const refusals = [
  'This is not there, or no longer open to you.',
  'You are signed out. Please sign in again.',
];

/** Words and ids of a house in an answer, besides those that its own address said. */
const foundIn = (text: string, house: House, asked: string) =>
  house.marks.filter((mark) => !asked.includes(mark) && text.includes(mark));

const asked = { maxRedirects: 0, failOnStatusCode: false };

async function expectNothing(response: APIResponse, house: House, who: string, address: string) {
  const toSignIn = response.status() === 307 && response.headers().location?.startsWith('/sign-in?');
  expect(toSignIn && who === 'nobody' ? 404 : response.status(), `${who}: ${address}`).toBe(404);
  expect(foundIn(await response.text(), house, address), `${who}: ${address}`).toEqual([]);
}

test('every page about real things: each role as the table says, nothing for anybody else', async ({
  world,
  newFan,
  guard,
}) => {
  guard.allow(/status of 404/);
  test.setTimeout(300_000);
  const { a, b, members, strangers, owner } = await makePeople(world, newFan);
  expect.soft(pages.filter((path) => !adminPages.some((line) => line.path === path))).toEqual([]);
  for (const path of pages) {
    const permission = adminPages.find((line) => line.path === path)?.permission;
    const address = `/admin/${fill(`[organizer]/${path}`, partsOf(a))}`;
    let seen = 0;
    for (const { who, role, request } of members) {
      const response = await request.get(address, asked);
      const mayOpen = role !== null && permission !== undefined && may(role, permission);
      expect(response.status(), `${who}: ${address}`).toBe(mayOpen ? 200 : 404);
      if (mayOpen) seen += foundIn(await response.text(), a, address).length;
    }
    expect(seen, `the team sees its own at ${address}`).toBeGreaterThan(0);
    for (const { who, request } of strangers) {
      await expectNothing(await request.get(address, asked), a, who, address);
    }
    // Everybody has a statement of the period that is open; under its own address it is another's.
    if (/\[(?!statement)/.test(path)) {
      const smuggled = `/admin/${fill(`[organizer]/${path}`, { ...partsOf(a), organizer: b.slug })}`;
      await expectNothing(await owner.request.get(smuggled, asked), a, owner.who, smuggled);
    }
  }
});

test('every route handler and export about real things: the same', async ({ world, newFan }) => {
  test.setTimeout(300_000);
  const { a, b, members, strangers, owner } = await makePeople(world, newFan);
  expect.soft(handlers.filter((handler) => !handlerLines[handler])).toEqual([]);
  const lines = handlers.flatMap((handler) => {
    const line = handlerLines[handler];
    const [method = '', path = ''] = handler.split(' ');
    const [[name = '', values = ['']] = []] = Object.entries(line?.each ?? {});
    const permission = line?.permission;
    return permission
      ? values.map((value) => ({ ...line, permission, method, path, parts: { [name]: value } }))
      : [];
  });
  const send = async (
    request: (typeof owner)['request'],
    line: (typeof lines)[number],
    organizer: string,
  ) => {
    const address = `/api/${fill(line.path, { ...partsOf(a), ...line.parts, organizer })}`;
    const body = line.body?.(a) ?? {};
    const headers = { origin: addresses().siteUrl, 'sec-fetch-site': 'same-origin', ...body.headers };
    const response = await request.fetch(address, { method: line.method, ...asked, ...body, headers });
    return { response, address };
  };

  const before = await rowsOf(world, a);
  for (const line of lines) {
    for (const { who, role, request } of [...members, ...strangers]) {
      if (role && may(role, line.permission)) continue;
      const { response, address } = await send(request, line, a.slug);
      await expectNothing(response, a, who, address);
    }
    const { response, address } = await send(owner.request, line, b.slug);
    expect(foundIn(await response.text(), a, address), `${owner.who}: ${address}`).toEqual([]);
  }
  expect(await rowsOf(world, a)).toEqual(before);
  // The control: the same requests do pass for whom the table names.
  for (const line of lines) {
    for (const { who, role, request } of members) {
      if (!role || !may(role, line.permission)) continue;
      const { response, address } = await send(request, line, a.slug);
      const about = `${who}: ${line.method} ${address}: ${response.status()}`;
      expect([401, 403, 404].includes(response.status()), about).toBe(false);
      expect(response.status() >= 500, about).toBe(line.fails ?? false);
    }
  }
  expect(await rowsOf(world, a)).not.toEqual(before);
});

test('every server action with the ids of another: refused, and no row of theirs changes', async ({
  world,
  newFan,
}) => {
  test.setTimeout(300_000);
  const { a, b, members, strangers, owner } = await makePeople(world, newFan);
  const served = actions();
  expect.soft(served.map(({ name }) => name).filter((name) => !actionLines[name])).toEqual([]);
  const lines = served
    .flatMap((action) => {
      const line = actionLines[action.name];
      return line ? [{ ...action, ...line }] : [];
    })
    .sort((one, two) => Number(one.last ?? false) - Number(two.last ?? false));
  const call = (request: (typeof owner)['request'], line: (typeof lines)[number], slug: string) =>
    callAction(request, {
      id: line.id,
      address: `/admin${fill(`/[organizer]${line.page}`, { ...partsOf(a), organizer: slug })}`,
      fields: { organizer: slug, ...line.form(a) },
      origin: addresses().siteUrl,
    });
  /** What a call itself names: the page may answer with its own address. */
  const said = (line: (typeof lines)[number]) => fill(line.page, partsOf(a)) + JSON.stringify(line.form(a));
  const mayCall = (role: (typeof members)[number]['role'], permission: Permission) =>
    role !== null && may(role, permission);
  const expectRefused = (answer: Answer, about: string) =>
    expect(refusals.includes(answer.message), `${about}: ${answer.code} ${answer.message}`).toBe(true);

  for (const line of lines) {
    const before = await rowsOf(world, a);
    for (const { who, role, request } of members) {
      if (!mayCall(role, line.permission))
        expectRefused(await call(request, line, a.slug), `${who}: ${line.name}`);
    }
    for (const { who, request } of strangers) {
      const answer = await call(request, line, a.slug);
      expectRefused(answer, `${who}: ${line.name}`);
      expect(foundIn(answer.text, a, said(line)), `${who}: ${line.name}`).toEqual([]);
    }
    const smuggled = await call(owner.request, line, b.slug);
    const about = `${owner.who} for himself, with ids of A: ${line.name}`;
    expect(smuggled.code, about).not.toBe('INVALID');
    expect(refusals, about).not.toContain(smuggled.message);
    expect(foundIn(smuggled.text, a, said(line)), about).toEqual([]);
    expect(await rowsOf(world, a), about).toEqual(before);
  }

  // The control: the same forms do pass for whom the table names, and most of them change A's rows.
  const unchanged: string[] = [];
  for (const line of lines) {
    const before = await rowsOf(world, a);
    for (const { who, role, request } of members) {
      if (!mayCall(role, line.permission)) continue;
      const answer = await call(request, line, a.slug);
      const about = `${who}: ${line.name}: ${answer.code} ${answer.message}`;
      expect(
        [...refusals, 'INVALID'].some((no) => no === answer.message || no === answer.code),
        about,
      ).toBe(false);
      expect.soft(answer.code, about).not.toMatch(/^status|FAILED/);
    }
    if (JSON.stringify(await rowsOf(world, a)) === JSON.stringify(before)) unchanged.push(line.name);
  }
  expect(unchanged.length, unchanged.join(', ')).toBeLessThan(lines.length / 3);
});
