import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Actor } from '@/lib/actor';
import { env } from '@/lib/env';
import { RollbackWith, sqlState } from '@/lib/errors';
import { createGate } from '@/lib/gate';
import { rememberStatements } from './remember-statements';
import * as schema from './schema';

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** What every verb is called with. `db` may already be a transaction: then the verb becomes part of it. */
export type Ctx = { actor: Actor; db: Database | Transaction };

/**
 * Opens a pool. Waiting for a lock ends after two seconds unless told otherwise (milliseconds), so that a buyer gets an
 * answer; a statement after fifteen; an abandoned transaction after thirty. `onStatement` is called before each
 * statement is sent.
 */
export function connect(
  url: string,
  {
    pool = 8,
    name = 'tessera',
    lockTimeout = 2_000,
    onStatement,
  }: { pool?: number; name?: string; lockTimeout?: number; onStatement?: () => void } = {},
) {
  const options = {
    max: pool,
    idle_timeout: 60,
    connect_timeout: 10,
    // Seconds. The driver's own grows to twenty: a site that stays away long after the database is back.
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
    onnotice: () => {},
    debug: onStatement && (() => onStatement()),
    connection: {
      application_name: name,
      lock_timeout: lockTimeout,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      TimeZone: 'UTC',
    },
  };
  const client = rememberStatements(postgres(url, options));
  return {
    client,
    db: drizzle(client, { schema, casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  };
}

// Next reloads modules in development; one pool per process all the same.
const shared = globalThis as { tesseraDatabase?: ReturnType<typeof connect> };

/** The pool of this process. */
export function database(): Database {
  shared.tesseraDatabase ??= connect(env().DATABASE_URL, { pool: env().DATABASE_POOL });
  return shared.tesseraDatabase.db;
}

/** Ends the pool of this process, waiting for what is under way. */
export async function closeDatabase(): Promise<void> {
  await shared.tesseraDatabase?.close();
  shared.tesseraDatabase = undefined;
}

/** True for a handle inside a transaction, false for the pool. */
export const isTransaction = (db: Database | Transaction): db is Transaction => 'rollback' in db;

/**
 * serialization_failure, deadlock_detected: nothing was done, doing it again is safe. in_failed_sql_transaction: of statements
 * sent together, one behind the refused one was heard first, and the refusal itself may have been a conflict.
 */
const repeatable = new Set(['40001', '40P01', '25P02']);
const maxTries = 4;

// As many transactions as connections; a short line behind them, then "busy".
const gates = new WeakMap<Database, ReturnType<typeof createGate>>();

/** How many may wait for a pool, and how many milliseconds before they are told that we are busy. */
type Line = { queue: number; patience: number };
const lines = new WeakMap<Database, Line>();

/** The line in front of a pool. */
export const lineOf = (db: Database): Line =>
  lines.get(db) ?? { queue: db.$client.options.max * 64, patience: 3_000 };

function gateOf(db: Database) {
  let gate = gates.get(db);
  if (!gate) {
    gate = createGate({ width: db.$client.options.max, ...lineOf(db) });
    gates.set(db, gate);
  }
  return gate;
}

/** Gives a pool another line than the usual, before its first use: tests of races want everybody served, however slow the machine. */
export function setLine(db: Database, line: Line): void {
  lines.set(db, line);
}

/**
 * Runs `work` in one transaction, or inside the caller's when there is one. Repeats it, at most three times, when
 * PostgreSQL broke a deadlock or a serialization conflict. Throws OverloadedError when the line is too long.
 * `work` must do nothing but database work: it can run more than once.
 */
export async function withTransaction<T, C extends Ctx>(
  ctx: C,
  work: (ctx: Omit<C, 'db'> & { db: Transaction }) => Promise<T>,
): Promise<T> {
  const { db } = ctx;
  if (isTransaction(db)) return work({ ...ctx, db });
  return gateOf(db)(async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction((tx) => work({ ...ctx, db: tx }));
      } catch (error) {
        if (attempt >= maxTries || !repeatable.has(sqlState(error) ?? '')) throw error;
      }
    }
  });
}

/** Like withTransaction, but a RollbackWith thrown inside undoes everything and becomes the returned value. */
export async function withRollback<T, C extends Ctx>(
  ctx: C,
  work: (ctx: Omit<C, 'db'> & { db: Transaction }) => Promise<T>,
): Promise<T> {
  try {
    // A nested transaction is a savepoint: only this piece of work is undone.
    return await (isTransaction(ctx.db)
      ? ctx.db.transaction((tx) => work({ ...ctx, db: tx }))
      : withTransaction(ctx, work));
  } catch (error) {
    if (error instanceof RollbackWith) return error.outcome as T;
    throw error;
  }
}
