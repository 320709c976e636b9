// The web server alone, for production and as a part of `npm start`: this process, or several on one port.
import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from '../lib/env.ts';
import { installPageCache } from '../page-cache.js';
import { letAnswerFirst } from './lib/answering-first.mjs';
import { keepServing } from './lib/web-processes.mjs';

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { WEB_PROCESSES } = parseEnv(process.env);
  if (!existsSync(join(process.env.NEXT_DIST_DIR || '.next', 'BUILD_ID'))) {
    throw new Error('There is no build: run "npm run build" first.');
  }
  process.env.NODE_ENV = 'production';
  if (cluster.isPrimary && WEB_PROCESSES > 1) keepServing(WEB_PROCESSES);
  else await serve();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function serve() {
  installPageCache();
  letAnswerFirst();
  process.argv = [process.argv[0], 'next', 'start', '-p', process.env.PORT || '3000'];
  await import('next/dist/bin/next');
}
