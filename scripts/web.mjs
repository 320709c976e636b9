// The web server alone, in this process: for production, and as a part of `npm start`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from '../lib/env.ts';

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  parseEnv(process.env);
  if (!existsSync(join(process.env.NEXT_DIST_DIR || '.next', 'BUILD_ID'))) {
    throw new Error('There is no build: run "npm run build" first.');
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

process.env.NODE_ENV = 'production';
process.argv = [process.argv[0], 'next', 'start', '-p', process.env.PORT || '3000'];
await import('next/dist/bin/next');
