import type postgres from 'postgres';
import { currentProcess, type Fault, type Process } from './process';

type Client = Pick<postgres.Sql, 'unsafe' | 'begin'>;
type Inside = Pick<postgres.TransactionSql, 'unsafe' | 'savepoint'>;
type Query = ReturnType<postgres.Sql['unsafe']>;
export type Send = (...given: Parameters<postgres.Sql['unsafe']>) => Query;

/** What may be put between the verbs and their statements. */
export type Between = {
  rewrite?: (statement: string) => string;
  /** Last inside each transaction, on its connection. */
  beforeCommit?: (send: Send) => Promise<void>;
  /** Right behind each commit, in the name of the same process. */
  afterCommit?: () => Promise<void>;
};

const lost = () => Object.assign(new Error('The connection was lost'), { code: 'CONNECTION_CLOSED' });

/** Statements that end their own connection, and that PostgreSQL refuses as if another transaction had been faster. */
const suicide = 'select pg_terminate_backend(pg_backend_pid())';
const conflict = `do $$ begin raise exception 'simulated' using errcode = '40001'; end $$`;

/**
 * Lets every statement of a pool pass by the process in whose name it is sent. The pool itself, its driver and
 * the transactions stay what they are.
 */
export function watchStatements(client: Client, between: () => Between): void {
  const send = prepared(client.unsafe.bind(client) as Send);
  client.unsafe = ((statement, ...rest) => {
    const process = currentProcess();
    // The driver's own, inside `begin`.
    if (!process || statement.startsWith('begin ')) return send(statement, ...rest);
    return later((finish) =>
      process.inTurn(async () =>
        finish(doing(send, await process.reach('read'))(text(between, statement), ...rest)),
      ),
    );
  }) as Client['unsafe'];

  const begin = client.begin.bind(client) as (...given: unknown[]) => Promise<unknown>;
  client.begin = ((...given: unknown[]) => {
    const process = currentProcess();
    if (!process) return begin(...given);
    const done = process.inTurn(async () => {
      await process.reach('begin');
      const result = await begin(...watched(process, given, between, true));
      if ((await process.reach('committed')) === 'breaks') throw lost();
      return result;
    });
    return done.then(async (result) => {
      await between().afterCommit?.();
      return result;
    });
  }) as Client['begin'];
}

const text = (between: () => Between, statement: string) => between().rewrite?.(statement) ?? statement;

function watched(process: Process, given: unknown[], between: () => Between, outermost: boolean): unknown[] {
  const work = given.at(-1) as (tx: Inside) => unknown;
  return [
    ...given.slice(0, -1),
    (tx: Inside) => {
      const send = prepared(tx.unsafe.bind(tx) as Send);
      // At once and not after a turn: what a transaction sends together stays together.
      tx.unsafe = ((statement, ...rest) => {
        try {
          const sending = () => doing(send, fault)(text(between, statement), ...rest);
          const fault = process.pass('statement');
          const { held } = process;
          return held ? later(async (finish) => held.then(() => finish(sending()))) : sending();
        } catch (error) {
          return later(() => Promise.reject(error));
        }
      }) as Inside['unsafe'];
      const savepoint = tx.savepoint.bind(tx) as (...nested: unknown[]) => Promise<unknown>;
      tx.savepoint = ((...nested: unknown[]) =>
        savepoint(...watched(process, nested, between, false))) as Inside['savepoint'];
      const { beforeCommit } = between();
      if (!outermost || !beforeCommit) return work(tx);
      return Promise.resolve(work(tx)).then(async (result) => {
        await beforeCommit(send);
        return result;
      });
    },
  ];
}

/** The same few hundred statements come again and again, on few rows: planning costs more than doing them. */
const prepared =
  (send: Send): Send =>
  (statement, values = [], options) =>
    send(statement, values, { ...options, prepare: values.length > 0 });

/** How a statement is sent when this befalls it. */
function doing(send: Send, fault: Fault['does'] | undefined): Send {
  if (fault === 'breaks') return () => send(suicide);
  if (fault === 'refuses') return () => send(conflict);
  return send;
}

/** A query as the driver gives one: sent when it is waited for, its rows as objects or as lists. */
function later(run: (finish: (query: Query) => PromiseLike<unknown>) => Promise<unknown>): Query {
  const query = {
    // biome-ignore lint/suspicious/noThenProperty: the driver's queries are thenables too
    then: (...given: Parameters<Promise<unknown>['then']>) => run((sent) => sent).then(...given),
    values: () => run((sent) => sent.values()),
  };
  return query as unknown as Query; // drizzle uses nothing else of it
}
