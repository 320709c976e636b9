import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { POST } from './[...nextauth]/route';

const send = (body: string) =>
  POST(
    new NextRequest('http://localhost:3000/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }),
    { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) },
  );

test('what is no JSON object is the sender’s fault, and he is told', async () => {
  for (const body of ['{"email":', '', 'null', '"text"', '[1]']) {
    const answer = await send(body);
    expect(answer.status, body).toBe(400);
    expect(await answer.json()).toEqual({ error: 'Send a JSON object or a form' });
  }
});

test('a body larger than any form is not read to its end', async () => {
  expect((await send(`{"email":"${'x'.repeat(20_000)}"}`)).status).toBe(413);
});
