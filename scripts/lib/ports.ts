import { createServer } from 'node:net';
import { Problem } from '@/scripts/lib/problem';

function tryListen(port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** A port that was free a moment ago on the loopback interface. */
export function freePort(): Promise<number> {
  return tryListen(0, '127.0.0.1');
}

/**
 * Checks that a port can be listened on, on every interface and on loopback.
 * Throws a Problem that names the variable which chooses another one.
 */
export async function requireFreePort(port: number, what: string, variable: string): Promise<void> {
  try {
    await tryListen(port, '127.0.0.1');
    await tryListen(port);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new Problem(
        `Port ${port} (${what}) is taken: stop the program that uses it, or choose another with ${variable}=<port>.`,
      );
    }
    if (code === 'EACCES') {
      throw new Problem(
        `Port ${port} (${what}) needs more rights than this user has: choose one above 1023 with ${variable}.`,
      );
    }
    throw error;
  }
}
