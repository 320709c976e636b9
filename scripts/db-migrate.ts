import { migrateDatabase } from '@/db/migrate';
import { explain, Problem } from '@/scripts/lib/problem';

try {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Problem(
      'DATABASE_URL is not set: say which database to migrate (npm start does it by itself).',
    );
  await migrateDatabase(url);
  process.stdout.write('The database is at the newest schema.\n');
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
