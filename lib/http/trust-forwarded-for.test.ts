import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { trustForwardedFor } from './trust-forwarded-for';

test('a server’s handler sees the peer’s address, or what a proxy of ours says', async () => {
  const server = createServer((request, response) =>
    response.end(String(request.headers['x-forwarded-for'])),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ask = async (headers: Record<string, string> = {}) => {
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
  };
  expect(await ask()).toBe('undefined');
  const stop = trustForwardedFor();
  try {
    expect(await ask()).toBe('127.0.0.1');
    expect(await ask({ 'x-forwarded-for': '198.51.100.7' })).toBe('198.51.100.7');
  } finally {
    stop();
    server.close();
  }
});
