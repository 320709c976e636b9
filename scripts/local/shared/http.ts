import type { IncomingMessage, ServerResponse } from 'node:http';

export type Answer<Body extends string | Buffer = string> = {
  status: number;
  headers: Record<string, string>;
  body: Body;
};

/** Sends an answer whole. */
export function send(response: ServerResponse, answer: Answer<string | Buffer>): void {
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': length });
  response.end(answer.body);
}

/** The body as text; null when it has more bytes than `most`. */
export async function readBody(request: IncomingMessage, most: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A header's value, the first one when it came more than once. */
export function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
