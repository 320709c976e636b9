import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { type Ctx, connect, setLine } from '.';
import { migrateDatabase } from './migrate';

const templateLock = 7_261_002;

function adminUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set; the integration project of Vitest sets it');
  return url;
}

function withDatabaseName(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/** A migrated database is copied, not migrated again: a copy takes a tenth of the time. */
async function ensureTemplate(admin: postgres.Sql): Promise<string> {
  const journal = readFileSync('db/migrations/meta/_journal.json');
  const { entries } = JSON.parse(journal.toString()) as { entries: { tag: string }[] };
  const hash = createHash('sha256');
  for (const { tag } of entries) hash.update(readFileSync(`db/migrations/${tag}.sql`));
  hash.update(readFileSync('lib/queue/queues.ts'));
  const name = `tessera_template_${hash.digest('hex').slice(0, 12)}`;
  await admin`select pg_advisory_lock(${templateLock})`;
  try {
    const [found] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!found) {
      const building = `${name}_${randomBytes(3).toString('hex')}`;
      await admin.unsafe(`create database ${building}`);
      await migrateDatabase(withDatabaseName(adminUrl(), building));
      await admin.unsafe(`alter database ${building} rename to ${name}`);
    }
  } finally {
    await admin`select pg_advisory_unlock(${templateLock})`;
  }
  return name;
}

export type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;

/** A migrated, empty database of its own for one test file, with a pool; `drop` ends and removes it. */
export async function createTestDatabase({ pool = 8 } = {}) {
  const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  const template = await ensureTemplate(admin);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin.unsafe(`create database ${name} template ${template}`);
  const url = withDatabaseName(adminUrl(), name);
  // A machine that does much else is slow, not wrong.
  const { client, db, close } = connect(url, { pool, name: 'tessera-test', lockTimeout: 10_000 });
  setLine(db, { queue: 10_000, patience: 60_000 });
  return {
    url,
    client,
    db,
    /** A context for a verb, as somebody; a fresh visitor unless told. */
    ctx: (actor: Actor = { kind: 'visitor', visitorId: newId() }): Ctx => ({ actor, db }),
    drop: async () => {
      await close();
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
