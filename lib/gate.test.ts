import { expect, test } from 'vitest';
import { OverloadedError } from '@/lib/errors';
import { createGate } from './gate';

function openLater() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('a full line is refused at once, and the ones in it are served in turn', async () => {
  const pass = createGate({ width: 1, queue: 2, patience: 60_000 });
  const { open, opened } = openLater();
  const served: string[] = [];
  const serve = (name: string) => pass(async () => void served.push(name));
  const first = pass(() => opened);
  const waiting = [serve('second'), serve('third')];
  await expect(serve('fourth')).rejects.toBeInstanceOf(OverloadedError);
  open();
  await Promise.all([first, ...waiting]);
  expect(served).toEqual(['second', 'third']);
  await serve('later');
  expect(served).toEqual(['second', 'third', 'later']);
});

test('whoever waits too long is told so, and leaves the line', async () => {
  const pass = createGate({ width: 1, queue: 5, patience: 5 });
  const { open, opened } = openLater();
  const first = pass(() => opened);
  await expect(pass(async () => 'served')).rejects.toThrow('Waited too long');
  open();
  await first;
  expect(await pass(async () => 'served')).toBe('served');
});

test('a task that fails makes room all the same', async () => {
  const pass = createGate({ width: 1, queue: 1, patience: 1_000 });
  await expect(pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await pass(async () => 'next')).toBe('next');
});
