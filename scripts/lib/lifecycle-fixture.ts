import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEndRequested } from './lifecycle';
import { createSupervisor, failure } from './supervisor';

/*
 * For tests: a start in small. Three parts of two stages that only wait to be ended, and write down when they are; the
 * supervisor, its guard and its note are those of `npm start`.
 */

const [, script = '', folder = '', part] = process.argv;
const loader = ['--import', 'tsx'];

if (part) {
  setInterval(() => {}, 1_000);
  process.on('SIGTERM', () => {
    appendFileSync(join(folder, 'ended'), `${part}\n`);
    process.exit(0);
  });
  appendFileSync(join(folder, 'ready'), `${part}\n`);
} else {
  const supervisor = createSupervisor({
    url: 'http://localhost:1',
    runFile: join(folder, 'run.json'),
    logDir: join(folder, 'logs'),
  });
  onEndRequested((exitCode) => void supervisor.stopAll().then(() => process.exit(exitCode)));
  for (const [name, stage] of [
    ['database', 0],
    ['web', 1],
    ['worker', 1],
  ] as const) {
    supervisor.start({ name, args: [...loader, script, folder, name], env: { NODE_ENV: 'test' }, stage });
  }
  process.send?.('started');
  const { name, how, log } = await supervisor.death;
  process.stderr.write(failure(`${name} ended unexpectedly (${how}), so everything was stopped`, log));
  await supervisor.stopAll();
  process.exit(1);
}
