import { appendFile, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt, SendOutcome, Source } from './source';

const atOnce = 200;

type Place = { file: string; end: number };

/** Bytes of a file from an offset, at most a megabyte: whole lines only. */
async function linesFrom(path: string, offset: number): Promise<{ text: string; end: number }[]> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(1_024 * 1_024);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
    const lines: { text: string; end: number }[] = [];
    let from = 0;
    for (
      let at = buffer.indexOf(10);
      at >= 0 && at < bytesRead && lines.length < atOnce;
      at = buffer.indexOf(10, from)
    ) {
      lines.push({ text: buffer.subarray(from, at).toString('utf8'), end: offset + at + 1 });
      from = at + 1;
    }
    return lines;
  } finally {
    await file.close();
  }
}

function incoming(source: string, file: string, end: number, text: string): Receipt {
  let known: Record<string, unknown> = {};
  try {
    known = JSON.parse(text) ?? {};
  } catch {
    // A line that is no JSON is kept as it is.
  }
  const word = (name: string, fallback: string) =>
    typeof known[name] === 'string' ? (known[name] as string) : fallback;
  const failedAt = new Date(word('failedAt', ''));
  const at = Number.isNaN(failedAt.getTime()) ? new Date() : failedAt;
  const queue = word('queue', file.replace(/\.jsonl$/, ''));
  const payload = known.payload;
  return {
    receipt: { file, end } satisfies Place,
    incoming: {
      ...{ source, queue, kind: word('kind', queue), originalId: word('id', `${file}:${end}`) },
      raw: Buffer.from(
        payload === undefined ? text : typeof payload === 'string' ? payload : JSON.stringify(payload),
      ),
      errors: [{ at: at.toISOString(), message: word('error', 'unknown') }],
      failedAt: at,
      sentId: typeof known.sentId === 'string' ? known.sentId : undefined,
    },
  };
}

/**
 * A folder of JSON Lines files (`*.jsonl`), each line a failed message: id, queue, kind, payload, error, failedAt. How far each
 * was read stands in `.read.json` beside them; a redrive appends to `out/<queue>.jsonl`.
 */
export function folderSource({ name, folder }: { name: string; folder: string }): Source {
  const stateFile = join(folder, '.read.json');
  const readState = async (): Promise<Record<string, number>> =>
    JSON.parse(await readFile(stateFile, 'utf8').catch(() => '{}'));

  return {
    name,
    receive: async (signal) => {
      const state = await readState();
      for (const file of (await readdir(folder)).filter((entry) => entry.endsWith('.jsonl')).sort()) {
        const lines = await linesFrom(join(folder, file), state[file] ?? 0);
        const told = lines.filter(({ text }) => text.trim() !== '');
        if (told.length > 0) return told.map(({ text, end }) => incoming(name, file, end, text));
      }
      await pause(250, undefined, { signal }).catch(() => {});
      return [];
    },
    settle: async (receipts) => {
      const state = await readState();
      for (const { receipt } of receipts) {
        const { file, end } = receipt as Place;
        state[file] = Math.max(state[file] ?? 0, end);
      }
      await writeFile(`${stateFile}.new`, JSON.stringify(state));
      await rename(`${stateFile}.new`, stateFile);
    },
    send: async (messages) => {
      await mkdir(join(folder, 'out'), { recursive: true });
      const outcomes: SendOutcome[] = [];
      for (const { messageId, queue, kind, originalId, sentId, payload } of messages) {
        if (!/^[\w.-]+$/.test(queue)) {
          outcomes.push({ messageId, ok: false, reason: 'This queue cannot be the name of a file.' });
          continue;
        }
        const line = JSON.stringify({
          id: originalId,
          sentId,
          queue,
          kind,
          payload: payload.toString('utf8'),
        });
        await appendFile(join(folder, 'out', `${queue}.jsonl`), `${line}\n`);
        outcomes.push({ messageId, ok: true });
      }
      return outcomes;
    },
  };
}
