import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { Problem } from '@/scripts/lib/problem';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const applications = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser that is there already: the one named in the environment, Playwright's own, or the system's. */
function findBrowser(source: NodeJS.ProcessEnv, own = chromium.executablePath()): string | undefined {
  const named = source.PLAYWRIGHT_CHROMIUM_PATH || source.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Problem(`${named} is not a program: correct PLAYWRIGHT_CHROMIUM_PATH, or unset it.`);
  }
  const folders = (source.PATH ?? '').split(delimiter).filter(Boolean);
  const system = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [own, ...system, ...applications].find(isProgram);
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** Finds a Chromium or installs one: Playwright's download, else the distribution's package when this is root. */
export function ensureBrowser(source: NodeJS.ProcessEnv): string {
  const found = findBrowser(source);
  if (found) return found;
  const root = process.getuid?.() === 0;
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  run(process.execPath, [cli, 'install', 'chromium', ...(root ? ['--with-deps'] : [])]);
  if (!findBrowser(source) && root && run('apt-get', ['update']))
    run('apt-get', ['install', '-y', 'chromium']);
  const installed = findBrowser(source);
  if (installed) return installed;
  throw new Problem(
    'No Chromium was found or could be installed: install one and name it in PLAYWRIGHT_CHROMIUM_PATH.',
  );
}
