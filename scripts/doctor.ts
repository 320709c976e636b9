import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { parseEnv } from '@/lib/env';
import { format } from '@/scripts/lib/doctor/check';
import { databaseChecks } from '@/scripts/lib/doctor/database';
import { examine, serviceChecks } from '@/scripts/lib/doctor/services';
import { siteDatabaseUrl } from '@/scripts/lib/local-database';
import { explain } from '@/scripts/lib/problem';
import { loadSecrets } from '@/scripts/lib/secrets';
import { serviceEnv } from '@/scripts/lib/service-env';
import { readSettings } from '@/scripts/lib/settings';

const dataDir = resolve('.data');

/** The environment that `npm start` would give its parts here: what is unset points at the local stand-ins. */
function environment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  const secretsFile = join(dataDir, 'secrets.json');
  const complete = settings.database === 'given' && settings.stripe === 'given' && settings.mail === 'given';
  if (complete || !existsSync(secretsFile)) return process.env;
  const secrets = loadSecrets(secretsFile);
  const databaseUrl =
    process.env.DATABASE_URL || siteDatabaseUrl(settings.ports.postgres, secrets.databasePassword);
  return serviceEnv({ source: process.env, settings, secrets, databaseUrl, dataDir, mode: 'production' });
}

async function main(): Promise<number> {
  Object.assign(process.env, environment());
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
