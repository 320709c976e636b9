import type postgres from 'postgres';

type Statements = Pick<postgres.TransactionSql, 'unsafe' | 'savepoint'>;

/**
 * Drizzle sends every statement through `unsafe`, for which the driver asks for a description first and lets PostgreSQL
 * plan anew: two round trips and a plan each time. The statements of transactions are few, hot, and the same text every
 * time, so each connection prepares them once. Reads outside transactions vary with their filters and stay as they are.
 */
export function rememberStatements(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client) as (...given: unknown[]) => Promise<unknown>;
  // Safe because only the callback, always the last argument, is wrapped.
  client.begin = ((...given: unknown[]) => begin(...wrapped(given))) as typeof client.begin;
  return client;
}

type Work = (tx: Statements) => unknown;

function wrapped(given: unknown[]): unknown[] {
  const work = given.at(-1) as Work;
  return [...given.slice(0, -1), (tx: Statements) => work(remembering(tx))];
}

function remembering<T extends Statements>(tx: T): T {
  const unsafe = tx.unsafe.bind(tx);
  const savepoint = tx.savepoint.bind(tx) as (...given: unknown[]) => Promise<unknown>;
  tx.unsafe = ((query, parameters = [], options = {}) =>
    unsafe(query, parameters, { ...options, prepare: true })) as typeof tx.unsafe;
  tx.savepoint = ((...given: unknown[]) => savepoint(...wrapped(given))) as typeof tx.savepoint;
  return tx;
}
