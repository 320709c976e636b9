import { connect } from '@/db';
import { explain, Problem } from '@/scripts/lib/problem';
import { seedDatabase } from './seed';

try {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Problem('DATABASE_URL is not set: say which database to fill (npm start does it by itself).');
  const { db, close } = connect(url, { name: 'tessera-seed' });
  try {
    const filled = await seedDatabase(db);
    process.stdout.write(
      filled ? 'The demo is in the database.\n' : 'The demo was in the database already.\n',
    );
  } finally {
    await close();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
