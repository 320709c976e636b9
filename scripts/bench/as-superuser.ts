import { connect, type Database } from '@/db';
import { superuser } from '@/scripts/local/postgres/initialise';

/**
 * Works on the database of a bench's own stack as its superuser, who has the site's password: only he may leave the
 * checks and triggers out that making a million rows would take longer for than for the rows.
 */
export async function asSuperuser<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const parsed = new URL(url);
  parsed.username = superuser;
  const { db, close } = connect(parsed.toString(), { pool: 1, name: 'tessera-bench-superuser' });
  try {
    return await work(db);
  } finally {
    await close();
  }
}
