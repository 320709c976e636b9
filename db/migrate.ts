import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { installQueues } from '@/lib/queue/install';

// Any constant will do, as long as every process that migrates uses the same.
const migrationLock = 7_261_001;

/**
 * Brings the database to the newest schema. Two processes that start together take turns; a migration that cannot
 * get its lock within a second gives up rather than stop a sale. `folder`: where the migrations are.
 */
export async function migrateDatabase(url: string, folder = 'db/migrations'): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await client`set lock_timeout = '1s'`;
    await migrate(drizzle(client, { casing: 'snake_case' }), { migrationsFolder: folder });
    await installQueues(url);
  } finally {
    await client.end();
  }
}
