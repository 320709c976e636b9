import postgres from 'postgres';
import { parseEnv } from '@/lib/env';
import { format } from '@/scripts/lib/doctor/check';
import { databaseChecks } from '@/scripts/lib/doctor/database';
import { examine, serviceChecks } from '@/scripts/lib/doctor/services';
import { localEnv } from '@/scripts/lib/local-env';
import { explain } from '@/scripts/lib/problem';

async function main(): Promise<number> {
  Object.assign(process.env, localEnv());
  const env = parseEnv(process.env);
  const sql = postgres(env.DATABASE_URL, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  let failures = 0;
  for (const check of [...databaseChecks, ...serviceChecks]) {
    const finding = await examine(check, { env, sql });
    if (finding.state === 'fail') failures += 1;
    process.stdout.write(`${format(check.name, finding)}\n`);
  }
  await sql.end({ timeout: 1 });
  return failures;
}

main().then(
  (failures) => process.exit(failures > 0 ? 1 : 0),
  (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
