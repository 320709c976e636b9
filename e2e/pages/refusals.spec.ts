import { expect, test } from '@/e2e/fixtures/test';

/** What is wrong with a request is told, as the sender's fault and not as ours. */
test('an address that cannot be decoded is not found', async ({ request }) => {
  for (const path of ['/events/%E0%A4%A', '/%', '/events/x/%ff', '/cart/%E0%A4%A']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test('a sign-in that is no JSON is refused', async ({ request }) => {
  const headers = { 'content-type': 'application/json' };
  for (const path of ['callback/credentials', 'signout', '_log']) {
    const answer = await request.post(`/api/auth/${path}`, { headers, data: Buffer.from('{"email":') });
    expect(answer.status(), path).toBe(400);
    expect(await answer.json()).toEqual({ error: 'Send a JSON object or a form' });
  }
});

test('a form from another site, or of more than a megabyte, is refused', async ({ request }) => {
  const form = { multipart: { email: 'ada@example.test' } };
  const foreign = await request.post('/sign-in', { ...form, headers: { origin: 'https://evil.example' } });
  expect(foreign.status()).toBe(403);
  expect(await foreign.text()).toContain('sent from another site');
  const action = await request.post('/events', {
    headers: { 'next-action': 'a'.repeat(42), origin: 'null', 'content-type': 'text/plain;charset=UTF-8' },
    data: '[]',
  });
  expect(action.status()).toBe(403);
  const large = await request.post('/sign-in', { multipart: { email: 'x'.repeat(1_100_000) } });
  expect(large.status()).toBe(413);
  expect(await large.text()).toContain('less than one megabyte');
});
