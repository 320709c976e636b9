import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/scripts/lib/ports';
import { Problem } from '@/scripts/lib/problem';
import { stopGroup } from '@/scripts/lib/processes';
import { withoutServices } from '@/scripts/lib/test-stages';

export type Running = { site: string; inbox: string; ready: () => Promise<void>; stop: () => Promise<void> };

/** What was committed last, in a folder of its own; nothing else of this copy comes along. */
export function cloneHead(root: string, folder: string): void {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
}

/** The caller's environment without what npm and this project's own folder put into it. */
function cleanEnvironment(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const path = (source.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  const env: NodeJS.ProcessEnv = { ...withoutServices(source), PATH: path.join(':') };
  for (const name of Object.keys(env)) if (/^npm_|^NODE|^INIT_CWD$/.test(name)) delete env[name];
  return env;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  await response?.body?.cancel();
  return response?.status === 200;
}

/**
 * Starts `npm start` in a fresh clone, on ports of its own; its progress is passed on. `ready` resolves when the home
 * page answers and rejects with a Problem when the command ends before that.
 */
export async function startCopy(folder: string, source: NodeJS.ProcessEnv): Promise<Running> {
  const [site, inbox, stripe, postgres] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const ports = { PORT: site, INBOX_PORT: inbox, STRIPE_PORT: stripe, POSTGRES_PORT: postgres };
  const texts = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    env: { ...cleanEnvironment(source), ...texts },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface(child.stdout).on('line', (line) => process.stdout.write(`    ${line}\n`));
  const url = `http://localhost:${site}`;
  return {
    site: url,
    inbox: `http://localhost:${inbox}`,
    async ready() {
      while (!(await answers(url))) {
        if (child.exitCode !== null) {
          throw new Problem(`npm start ended with ${child.exitCode} before the site answered.`);
        }
        await pause(100);
      }
    },
    async stop() {
      if (child.pid) await stopGroup(child.pid, 'SIGTERM', 30_000);
    },
  };
}
