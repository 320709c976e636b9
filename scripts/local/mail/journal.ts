import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { applyEntry, type Entry, emptyState, forgetOldAnswers, historyOf, type State } from './state';

const HEADER = '{"inbox":1}';

export type Journal = {
  /** Resolves once the entry is written: what was answered survives even `kill -9`. */
  append(entry: Entry): Promise<void>;
  close(): Promise<void>;
};

/**
 * Reads the history in `file` into a state and goes on writing it, one line per step. Without a file nothing is
 * kept. Rejects when the file is something else, or cannot be written.
 */
export async function openJournal(
  file: string | undefined,
  now: number,
): Promise<{ state: State; journal: Journal }> {
  if (!file) {
    return { state: emptyState(), journal: { append: async () => undefined, close: async () => undefined } };
  }
  await mkdir(dirname(file), { recursive: true });
  const state = await readState(file);
  forgetOldAnswers(state, now);
  await rewrite(file, state);
  const handle = await open(file, 'a');
  let last: Promise<void> = Promise.resolve();
  return {
    state,
    journal: {
      append(entry) {
        // The line break comes first, so that a line cut short by a full disk spoils only itself.
        const written = last.then(() => handle.appendFile(`\n${JSON.stringify(entry)}`));
        last = written.catch(() => undefined);
        return written;
      },
      async close() {
        await last;
        await handle.close();
      },
    },
  };
}

async function readState(file: string): Promise<State> {
  const state = emptyState();
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return state;
  let isFirst = true;
  for await (const line of handle.readLines()) {
    if (isFirst && line !== HEADER) throw new Error(`${file} was not written by this version of the inbox`);
    const entry = isFirst ? null : parseEntry(line);
    if (entry) applyEntry(state, entry);
    isFirst = false;
  }
  return state;
}

/** A line that was cut short tells of a mail that was never answered for: it is left out. */
function parseEntry(line: string): Entry | null {
  try {
    return JSON.parse(line) as Entry; // safe because the header says that we wrote this file
  } catch {
    return null;
  }
}

/** Writes the history anew and short, so that a crash leaves either the old file or the new one. */
async function rewrite(file: string, state: State): Promise<void> {
  const draft = `${file}.tmp`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.appendFile(HEADER);
    for (const entry of historyOf(state)) await handle.appendFile(`\n${JSON.stringify(entry)}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
