import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from '@/scripts/lib/browser';
import { freePort } from '@/scripts/lib/ports';
import { createProgress } from '@/scripts/lib/progress';
import { fromPlaywright, fromVitest, readReport, type Tally } from '@/scripts/lib/results';
import { readSettings } from '@/scripts/lib/settings';
import { type Stack, startStack } from '@/scripts/lib/stack';
import type { Supervisor } from '@/scripts/lib/supervisor';
import { throwAway } from '@/scripts/local/postgres/settings';

export type Workbench = { root: string; dataDir: string; env: NodeJS.ProcessEnv; supervisor: Supervisor };

export type Stage = { name: string; run: (bench: Workbench) => Promise<Tally> };

const single = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};
const distDir = '.next-test';

/** Runs a tool with its output on the terminal; resolves to whether it succeeded. */
async function succeeds(bench: Workbench, name: string, args: string[], extra: Record<string, string> = {}) {
  const env = { ...bench.env, ...extra };
  return bench.supervisor.run({ name, args, env, stage: 3, loud: true }).then(
    () => true,
    () => false,
  );
}

async function vitest(bench: Workbench, project: string): Promise<Tally> {
  const report = join(bench.dataDir, `${project}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await succeeds(bench, project, [tools.vitest, 'run', '--project', project, ...reporters]);
  return readReport(report, ok, fromVitest);
}

/** The services of the machine must not be touched by a test: only what the stack itself starts is used. */
export function withoutServices(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unset = ['DATABASE_URL', 'TEST_DATABASE_URL', 'BASE_URL', 'AUTH_SECRET', 'STRIPE_SECRET_KEY', 'PORT'];
  unset.push('STRIPE_WEBHOOK_SECRET', 'STRIPE_API_URL', 'RESEND_API_KEY', 'RESEND_API_URL', 'SMTP_URL');
  unset.push('GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'INBOX_PORT', 'STRIPE_PORT', 'POSTGRES_PORT');
  // Empty and not absent: an absent one would be read from .env by Next.
  return { ...source, ...Object.fromEntries(unset.map((name) => [name, ''])) };
}

async function testStack(bench: Workbench): Promise<Stack> {
  const [site, inbox, stripe, postgres] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const ports = { PORT: site, INBOX_PORT: inbox, STRIPE_PORT: stripe, POSTGRES_PORT: postgres };
  const texts = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  return startStack({
    ...bench,
    source: bench.env,
    settings: readSettings({ ...bench.env, ...texts }),
    step: createProgress(),
    mode: 'production',
    distDir,
    serverSettings: throwAway,
  });
}

/** The stages of the fast gate. */
export const fastStages: Stage[] = [
  {
    name: 'format, lint, layers',
    run: async (bench) =>
      single(await succeeds(bench, 'lint', [tools.biome, 'check', '--error-on-warnings', '.'])),
  },
  {
    name: 'types',
    run: async (bench) => {
      // Types of an earlier build may name routes that are gone.
      rmSync(join(bench.root, distDir, 'types'), { recursive: true, force: true });
      const generated = await succeeds(bench, 'typegen', [tools.next, 'typegen']);
      return single((await succeeds(bench, 'types', [tools.tsc, '--noEmit', '-p', '.'])) && generated);
    },
  },
  { name: 'unit tests', run: (bench) => vitest(bench, 'unit') },
];

let stack: Stack | undefined;

/** Everything: the browser tests need the stack of the stage before them. */
export const allStages: Stage[] = [
  ...fastStages,
  { name: 'integration tests', run: (bench) => vitest(bench, 'integration') },
  {
    name: 'production build and start',
    run: async (bench) => {
      stack = await testStack(bench);
      return single(true);
    },
  },
  {
    name: 'browser tests',
    run: async (bench) => {
      if (!stack) return single(false);
      const report = join(bench.dataDir, 'browser.json');
      const { site, inbox = '', stripe = '' } = stack.urls;
      const ok = await succeeds(bench, 'browser', [tools.playwright, 'test', '--reporter=line,json'], {
        ...(stack.env as Record<string, string>),
        NODE_ENV: 'test',
        CI: '1',
        BASE_URL: site,
        INBOX_URL: inbox,
        STRIPE_URL: stripe,
        CHROMIUM_PATH: ensureBrowser(bench.env),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      });
      return readReport(report, ok, fromPlaywright);
    },
  },
];
