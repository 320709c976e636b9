import http from 'node:http';

const symbol = Symbol.for('tessera.answers-first');

/** Milliseconds for a request to come in whole: a poster by a slow phone does, a sender who never ends does not. */
const longestRequest = 120_000;

/**
 * Lets what the site answers before Next (lib/http/answer-first.ts) see each request of the servers that are made from now
 * on. To be called before Next is loaded: it makes its server by itself.
 */
export function letAnswerFirst() {
  const { createServer } = http;
  /** @param {unknown[]} given */
  http.createServer = (...given) => {
    const listener = given.pop();
    /** @type {import('node:http').RequestListener} */
    const either = (request, response) => {
      const first = Reflect.get(globalThis, symbol);
      if (!first?.(request, response)) listener(request, response);
    };
    const server = createServer(...given, either);
    server.requestTimeout = longestRequest;
    return server;
  };
}
