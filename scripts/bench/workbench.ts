import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect, type Database } from '@/db';
import { onEndRequested } from '@/scripts/lib/lifecycle';
import { localEnv } from '@/scripts/lib/local-env';
import { freePort } from '@/scripts/lib/ports';
import { createProgress, type Step } from '@/scripts/lib/progress';
import { readSettings } from '@/scripts/lib/settings';
import { type Stack, startStack } from '@/scripts/lib/stack';
import { createSupervisor, type Supervisor } from '@/scripts/lib/supervisor';
import { clearTestLeftovers } from '@/scripts/lib/test-leftovers';
import { withoutServices } from '@/scripts/lib/test-stages';

/** A stack of its own to measure: production build, seeded database that waits for the disk as a real one does. */
export type Workbench = {
  root: string;
  dataDir: string;
  stack: Stack;
  supervisor: Supervisor;
  step: Step;
  db: Database;
  close: () => Promise<void>;
};

const root = resolve(import.meta.dirname, '..', '..');

/** Starts the stack on free ports. Whatever ends the process also stops it and removes its data. */
export async function startWorkbench(): Promise<Workbench> {
  const folder = join(root, '.data', 'bench');
  const dataDir = join(folder, `stack-${process.pid}`);
  await clearTestLeftovers(folder);
  mkdirSync(dataDir, { recursive: true });
  const supervisor = createSupervisor({
    url: 'a bench',
    runFile: join(dataDir, 'run.json'),
    logDir: join(dataDir, 'logs'),
  });
  const clear = async () => {
    await supervisor.stopAll();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onEndRequested((exitCode) => void clear().finally(() => process.exit(exitCode)));

  const names = ['PORT', 'INBOX_PORT', 'STRIPE_PORT', 'POSTGRES_PORT'];
  const ports = await Promise.all(names.map(async (name) => [name, String(await freePort())]));
  const source: NodeJS.ProcessEnv = { ...withoutServices(localEnv()), ...Object.fromEntries(ports) };
  const step = createProgress();
  try {
    const stack = await startStack({
      root,
      dataDir,
      source,
      settings: readSettings(source),
      supervisor,
      step,
      mode: 'production',
      distDir: '.next-bench',
    });
    const { db, close } = connect(stack.env.DATABASE_URL, { pool: 2, name: 'tessera-bench' });
    return {
      root,
      dataDir,
      stack,
      supervisor,
      step,
      db,
      close: async () => {
        await close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
