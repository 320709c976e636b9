import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { answerFirst } from '@/lib/http/answer-first';
import { type PlainHandler, plainJson } from '@/lib/http/plain';
import { log } from '@/lib/log';
import { letAnswerFirst } from './answering-first.mjs';

letAnswerFirst();

/** A server that was made later, as Next makes its own; whatever is not answered first reaches its listener. */
async function withServer(handler: PlainHandler, work: (url: string) => Promise<void>): Promise<void> {
  const server = http.createServer((_request, response) => response.end('Next'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = answerFirst([{ method: 'POST', path: /^\/api\/holds$/, handler, mostBytes: 64 * 1024 }]);
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/holds`);
  } finally {
    stop();
    server.close();
  }
}

const echo: PlainHandler = async ({ url, headers, body }) => {
  const [type, none] = [headers.get('content-type'), headers.get('x-none')];
  return plainJson({ url, type, none, sent: body?.toString() ?? null });
};

test('the named address is answered first, everything else and everything later by the listener', async () => {
  await withServer(echo, async (url) => {
    const post = (to: string) => fetch(to, { method: 'POST', body: 'é', headers: { 'content-type': 'a/b' } });
    const answer = await post(url);
    expect(await answer.json()).toEqual({ url: '/api/holds', type: 'a/b', none: null, sent: 'é' });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    for (const other of [fetch(url), post(`${url}/`), post(`${url}x`)]) {
      expect(await (await other).text()).toBe('Next');
    }
  });
});

test('what no address is asked is refused before Next breaks over it; a sender who never ends is hung up on', async () => {
  await withServer(echo, async (url) => {
    const { hostname, port } = new URL(url);
    const ask = (method: string, path: string) =>
      new Promise<http.IncomingMessage>((resolve, reject) => {
        http.request({ hostname, port, method, path }, resolve).on('error', reject).end();
      });
    const traced = await ask('TRACE', '/api/holds');
    expect([traced.statusCode, traced.headers.allow]).toEqual([405, expect.stringContaining('GET')]);
    expect((await ask('POST', '*')).statusCode).toBe(400);
    expect((await ask('OPTIONS', '/api/holds')).statusCode).toBe(200);
    expect(http.createServer().requestTimeout).toBe(120_000);
  });
});

test('a body without an end is not read to its end', async () => {
  await withServer(echo, async (url) => {
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = http.request(url, { method: 'POST' }, resolve).on('error', reject);
      request.write(Buffer.alloc(65 * 1024));
    });
    const [text] = await answer.toArray();
    expect(JSON.parse(String(text))).toMatchObject({ sent: null });
    expect(answer.headers.connection).toBe('close');
    answer.destroy();
  });
});

test('a handler that breaks is answered 500 and does not cost the server', async () => {
  await withServer(
    async ({ body }) => {
      if (body?.toString() === 'break') throw new Error('broken on purpose');
      return plainJson({});
    },
    async (url) => {
      expect((await fetch(url, { method: 'POST', body: 'break' })).status).toBe(500);
      expect((await fetch(url, { method: 'POST', body: 'fine' })).status).toBe(200);
    },
  );
});

test('who hangs up in the middle of a body is no fault: nothing is handled and nothing logged', async () => {
  const error = vi.spyOn(log, 'error');
  let handled = 0;
  await withServer(
    async () => {
      handled++;
      return plainJson({});
    },
    async (url) => {
      const request = http.request(url, { method: 'POST', headers: { 'content-length': '100' } });
      request.on('error', () => {});
      await new Promise<void>((written) => request.write('half', () => written()));
      request.destroy();
      // The server takes what comes later only after it has seen the other go.
      expect((await fetch(url, { method: 'POST', body: 'whole' })).status).toBe(200);
    },
  );
  expect(handled).toBe(1);
  expect(error).not.toHaveBeenCalled();
  error.mockRestore();
});
