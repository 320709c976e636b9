/**
 * What happens to transactions whose backend is lost, played against one copy of the driver in a process of its own,
 * since a faulty driver takes the process down: `node scenarios.ts <driver> <database> <scenario>` prints a Verdict.
 */
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';

/** Every fault found, by its kind; a sound driver leaves the list empty. `facts` shows that the play did happen. */
export type Verdict = { faults: string[]; facts: Record<string, number> };

type Driver = typeof import('postgres');
type Play = (driver: Driver, url: string) => Promise<Verdict>;

const quiet = { onnotice: () => undefined, connect_timeout: 3 };
/** An option of the driver that its types leave out. */
const pipelineOfTwo: object = { max_pipeline: 2 };
const ignore = () => undefined;

async function withPools(
  driver: Driver,
  url: string,
  options: Parameters<Driver>[1],
  play: (sql: Sql, admin: Sql) => Promise<Verdict>,
): Promise<Verdict> {
  const sql = driver(url, { ...quiet, ...options });
  const admin = driver(url, { ...quiet, max: 1 });
  await admin`drop table if exists rows_seen`;
  await admin`create table rows_seen (tag text not null, step int not null)`;
  const verdict = await play(sql, admin);
  await Promise.all([sql.end({ timeout: 1 }), admin.end({ timeout: 1 })]);
  return verdict;
}

const pidOf = async (tx: Sql | TransactionSql) =>
  (await tx`select pg_backend_pid() as pid`)[0]?.pid as number;

const within = <T>(ms: number, work: Promise<T>) =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    pause(ms, false, { ref: false }),
  ]);

/** Several hundred transactions on two connections, every seventh losing its backend and carrying on regardless. */
const storm: Play = (driver, url) =>
  withPools(driver, url, { max: 2 }, async (sql, admin) => {
    let killed = 0;
    const doomed = (i: number) => i % 7 === 0;
    const one = (i: number) =>
      sql.begin(async (tx) => {
        const pid = await pidOf(tx);
        await tx`insert into rows_seen values (${`tx${i}`}, 1)`;
        if (doomed(i)) {
          await admin`select pg_terminate_backend(${pid}::int)`;
          killed += 1;
          await pause(5);
        }
        // Careless code catches and goes on; nothing of it may reach another transaction.
        await tx`insert into rows_seen values (${`tx${i}`}, 2)`.catch(ignore);
        await tx`insert into rows_seen values (${`tx${i}`}, 3)`.catch(ignore);
        if (doomed(i)) throw new Error('rolled back');
      });
    const work: Promise<unknown>[] = [];
    for (let i = 0; i < 420; i++) {
      work.push(one(i).catch(ignore));
      if (i % 6 === 5) await pause(4);
    }
    const faults: string[] = [];
    if (!(await within(20_000, Promise.all(work)))) faults.push('a transaction never settled');
    const rows = await admin`select tag, count(*)::int as steps from rows_seen group by tag`;
    for (const { tag, steps } of rows) {
      if (doomed(Number(tag.slice(2)))) faults.push(`statements of the rolled-back ${tag} were kept`);
      else if (steps !== 3) faults.push(`${tag} was kept in part`);
    }
    if (!(await within(5_000, Promise.all(Array.from({ length: 8 }, () => sql`select 1`))))) {
      faults.push('the pool did not recover');
    }
    return { faults, facts: { killed, kept: rows.length } };
  });

/** A transaction that lost its backend writes again while another one is open on the same, re-opened connection. */
const straggler: Play = (driver, url) =>
  withPools(driver, url, { max: 1 }, async (sql, admin) => {
    const faults: string[] = [];
    const second = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const first = sql.begin(async (tx) => {
      const pid = await pidOf(tx);
      await admin`select pg_terminate_backend(${pid}::int)`;
      await second.promise;
      await tx`insert into rows_seen values ('first', 1)`.then(
        () => faults.push('a dead transaction could still write'),
        ignore,
      );
      written.resolve();
    });
    await first.catch(ignore);
    const other = sql.begin(async (tx) => {
      await tx`insert into rows_seen values ('second', 1)`;
      second.resolve();
      await within(5_000, written.promise);
      await tx`insert into rows_seen values ('second', 2)`;
    });
    if (!(await within(10_000, other))) faults.push('the second transaction never settled');
    const rows = await admin`select tag, step from rows_seen`;
    if (rows.some(({ tag }) => tag === 'first')) faults.push('its statement was committed by another');
    if (rows.filter(({ tag }) => tag === 'second').length !== 2)
      faults.push('the second transaction is not whole');
    return { faults, facts: { rows: rows.length } };
  });

/** The network resets the connection in the middle of a transaction, as in a failover. */
const reset: Play = async (driver, url) => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    sockets.add(client);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('error', ignore);
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const through = new URL(url);
  through.port = String(typeof address === 'object' ? address?.port : '');
  const sql = driver(through.href, { ...quiet, max: 1 });
  const faults: string[] = [];
  let rejected = 0;
  for (let round = 0; round < 5; round++) {
    const work = sql.begin(async (tx) => {
      const asleep = tx`select pg_sleep(5)`.catch(ignore);
      setTimeout(() => {
        for (const socket of sockets) socket.resetAndDestroy();
        sockets.clear();
      }, 30);
      await asleep;
      await tx`select 1`;
    });
    work.catch(() => {
      rejected += 1;
    });
    if (!(await within(5_000, work))) faults.push('a transaction never settled');
    for (let i = 0; i < 3; i++) {
      const answered = sql`select 1`.then(
        () => true,
        (error: Error) => error.message,
      );
      const outcome = await Promise.race([answered, pause(5_000, 'no answer')]);
      if (outcome !== true) faults.push(`a query after the reset: ${outcome}`);
    }
  }
  await sql.end({ timeout: 1 });
  proxy.close();
  return { faults, facts: { rejected } };
};

/** One branch of a transaction fails and rolls it back; the other branch is slower and writes afterwards. */
const slowBranch: Play = (driver, url) =>
  withPools(driver, url, { max: 1 }, async (sql, admin) => {
    const failed = Promise.withResolvers<void>();
    const late = Promise.withResolvers<string>();
    const work = sql.begin((tx) =>
      Promise.all([
        tx`select 1 / 0`,
        failed.promise.then(() =>
          tx`insert into rows_seen values ('late', 1)`.then(
            () => late.resolve('written'),
            () => late.resolve('rejected'),
          ),
        ),
      ]),
    );
    await work.catch(ignore);
    failed.resolve();
    const outcome = await late.promise;
    const rows = await admin`select 1 from rows_seen`;
    const faults =
      outcome === 'written' || rows.length > 0 ? ['a statement ran after its transaction ended'] : [];
    return { faults, facts: { rows: rows.length } };
  });

/** Transactions that fill a connection's pipeline exactly: BEGIN must reserve the connection it was sent on. */
const fullPipeline: Play = (driver, url) =>
  withPools(driver, url, { max: 3, ...pipelineOfTwo }, async (sql) => {
    const faults = new Set<string>();
    const note = (error: Error) => faults.add(error.message);
    for (let round = 0; round < 10; round++) {
      const busy = Array.from({ length: 3 }, () => sql`select pg_sleep(0.02)`.execute());
      const plain = Array.from({ length: 3 }, () => sql`select 1`.execute());
      const works = Array.from({ length: 5 }, () =>
        sql.begin(async (tx) => {
          const before = await pidOf(tx);
          await tx`insert into rows_seen values ('pipeline', 1)`;
          if ((await pidOf(tx)) !== before) faults.add('a transaction changed its connection');
        }),
      );
      const all = [...busy, ...plain, ...works].map((work) => Promise.resolve(work).catch(note));
      if (!(await within(5_000, Promise.all(all)))) {
        faults.add('a transaction never settled');
        break;
      }
    }
    return { faults: [...faults], facts: { rounds: 10 } };
  });

export const scenarios = { storm, straggler, reset, slowBranch, fullPipeline } satisfies Record<string, Play>;

if (process.argv[1] === import.meta.filename) {
  const [, , driverFile = '', url = '', name = ''] = process.argv;
  const driver = (await import(driverFile)).default as Driver;
  const play = scenarios[name as keyof typeof scenarios];
  const verdict = await play(driver, url);
  console.log(JSON.stringify(verdict));
  process.exit(0);
}
