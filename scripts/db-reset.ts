import postgres from 'postgres';
import { migrateDatabase } from '@/db/migrate';
import { explain, Problem } from '@/scripts/lib/problem';
import { isLocalDatabase } from '@/scripts/lib/settings';

/** Empties a local database: every schema of ours goes, the newest one comes back, without data. */
async function reset(url: string): Promise<void> {
  if (!isLocalDatabase(url)) {
    throw new Problem(
      `${new URL(url).hostname} is not this machine: db:reset only empties a local database.`,
    );
  }
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe('drop schema if exists public, drizzle, pgboss cascade; create schema public');
  } finally {
    await sql.end();
  }
  await migrateDatabase(url);
}

try {
  const url = process.env.DATABASE_URL;
  if (!url) {
    throw new Problem('DATABASE_URL is not set, and npm start has not made a database here yet.');
  }
  await reset(url);
  process.stdout.write('The database is empty and at the newest schema: "npm run db:seed" fills it.\n');
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
