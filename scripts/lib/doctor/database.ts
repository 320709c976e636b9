import { readFileSync, statfsSync } from 'node:fs';
import { type Check, fail, ok, warn } from '@/scripts/lib/doctor/check';

const oldestServer = 150_000;
const staleSeconds = 60;
const gigabyte = 1024 ** 3;

export const databaseChecks: Check[] = [
  {
    name: 'database',
    run: async ({ sql }) => {
      const [row] = await sql<{ version: string; number: number; used: number; most: number }[]>`
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
          (select count(*)::int from pg_stat_activity) as used, current_setting('max_connections')::int as most`;
      if (!row) return fail('gave no answer', 'Look at the log of PostgreSQL.');
      if (row.number < oldestServer)
        return fail(`PostgreSQL ${row.version}`, 'Upgrade to PostgreSQL 15 or newer.');
      const text = `PostgreSQL ${row.version}, ${row.used} of ${row.most} connections in use`;
      return row.used > row.most * 0.8
        ? warn(text, 'Raise max_connections or lower DATABASE_POOL.')
        : ok(text);
    },
  },
  {
    name: 'migrations',
    run: async ({ sql }) => {
      const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
        entries: { when: number }[];
      };
      const newest = Math.max(...entries.map(({ when }) => when));
      const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
      if (!table?.name) return fail('the database is empty', 'Run "npm run db:migrate".');
      const [row] = await sql<
        { at: string | null }[]
      >`select max(created_at) as at from drizzle.__drizzle_migrations`;
      const applied = Number(row?.at ?? 0);
      if (applied < newest) return fail('older than this code', 'Run "npm run db:migrate".');
      if (applied > newest) return warn('newer than this code', 'Deploy the newest code.');
      return ok(`all ${entries.length} applied`);
    },
  },
  {
    name: 'worker',
    run: async ({ sql }) => {
      const [row] = await sql<{ age: number | null }[]>`
        select extract(epoch from clock_timestamp() - max(seen_at))::int as age from worker_heartbeats`;
      const age = row?.age ?? null;
      if (age === null)
        return fail('has never run', 'Start it: "npm run worker" (npm start does so by itself).');
      if (age > staleSeconds) return fail(`last seen ${age} s ago`, 'Start it again and look at its log.');
      return ok(`last seen ${age} s ago`);
    },
  },
  {
    name: 'free disk',
    run: async () => {
      const { bavail, bsize } = statfsSync('.');
      const free = (bavail * bsize) / gigabyte;
      const text = `${free.toFixed(1)} GB free`;
      if (free < 0.3) return fail(text, 'Free space now: sales stop when the disk is full.');
      return free < 2 ? warn(text, 'Free some space soon.') : ok(text);
    },
  },
];
