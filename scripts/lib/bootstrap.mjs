// Runs on whatever Node started npm, before anything is installed: no dependency, no TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { patchesHash, stampFile } from './patches-stamp.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldest = [20, 19];

/** One sentence for the person at the terminal, then the end. */
function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    giveUp(
      `Node ${process.versions.node} is too old: install Node ${oldest.join('.')} or newer and run again.`,
    );
  }
  if (process.platform === 'win32') giveUp('Tessera runs on Linux and macOS: on Windows, use WSL.');
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what the lock asks for. npm notes there what it installed, after everything else, so
 * an interrupted installation is seen too.
 */
export function isInstalled(folder = root) {
  const wanted = readJson(join(folder, 'package-lock.json'))?.packages;
  const found = readJson(join(folder, 'node_modules/.package-lock.json'))?.packages;
  if (!wanted || !found) return false;
  const same = Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.devOptional || found[path]?.version === entry.version,
  );
  const stamp = join(folder, stampFile);
  return same && existsSync(stamp) && readFileSync(stamp, 'utf8') === patchesHash(folder);
}

const installProblems = [
  [/ENOSPC|no space left/i, 'The disk is full: free about 2 GB and run the command again.'],
  [
    /EACCES|EPERM|EROFS/,
    'npm may not write here: make the project folder writable for this user and run again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/,
    'The package registry cannot be reached: check the network (or the proxy) and run the command again.',
  ],
];

function install() {
  process.stdout.write('Installing the locked dependencies (npm ci), a minute or two …\n');
  const started = Date.now();
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(command, [...args, ...flags], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`;
  if (result.status !== 0) {
    const known = installProblems.find(([pattern]) => pattern.test(output));
    giveUp(known ? known[1] : `npm ci failed:\n${output.trim().split('\n').slice(-15).join('\n')}`);
  }
  process.stdout.write(`Dependencies installed (${((Date.now() - started) / 1000).toFixed(0)} s)\n`);
}

/**
 * Makes sure that the dependencies are there, then runs a TypeScript file on the project's own Node 24. The child
 * hears of our end by its closed channel, and we pass its exit code on.
 */
export function bootstrap(script, args = process.argv.slice(2)) {
  checkNode();
  if (!isInstalled()) install();
  const node = join(root, 'node_modules/node/bin/node');
  const bin = join(root, 'node_modules/.bin');
  const child = spawn(node, ['--import', 'tsx', join(root, script), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${bin}:${process.env.PATH}`,
      TESSERA_STARTED_AT: String(Date.now()),
    },
  });
  child.once('error', () =>
    giveUp('node_modules was installed for another machine: remove the folder node_modules and run again.'),
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
