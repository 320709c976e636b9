import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { siteDatabaseUrl } from '@/scripts/lib/local-database';
import { loadSecrets } from '@/scripts/lib/secrets';
import { serviceEnv } from '@/scripts/lib/service-env';
import { readSettings } from '@/scripts/lib/settings';

/**
 * The environment that `npm start` gives its parts in this folder: the caller's and `.env`, and for what they leave
 * unset the addresses and secrets of the local services, once a start has made them.
 */
export function localEnv(dataDir = resolve('.data')): NodeJS.ProcessEnv {
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
