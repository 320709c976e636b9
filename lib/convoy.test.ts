import { expect, test, vi } from 'vitest';
import { OverloadedError } from '@/lib/errors';
import { type Carried, createConvoy } from './convoy';

type Go = {
  items: number[];
  arrive: (results?: Carried<string>[]) => void;
  breakDown: (error: Error) => void;
};

/** A convoy whose journeys the test ends itself. */
function convoy(options: Partial<Parameters<typeof createConvoy<number, string>>[0]> = {}) {
  const gone: Go[] = [];
  const alone = vi.fn(async (item: number) => `alone ${item}`);
  const join = createConvoy<number, string>({
    carry: (items) =>
      new Promise((resolve, reject) => {
        const arrive = (results = items.map((item): Carried<string> => `carried ${item}`)) =>
          resolve(results);
        gone.push({ items, arrive, breakDown: reject });
      }),
    alone,
    size: 3,
    lanes: 1,
    queue: 10,
    patience: 60_000,
    ...options,
  });
  const journey = async (at: number) => {
    await vi.waitFor(() => expect(gone.length).toBeGreaterThan(at));
    return gone[at] as Go;
  };
  return { join, journey, alone, gone };
}

test('nobody waits for company; who comes while others travel goes with the next convoy, in order', async () => {
  const { join, journey } = convoy();
  const answers = Promise.all([1, 2, 3, 4, 5].map(join));
  expect((await journey(0)).items).toEqual([1]);
  (await journey(0)).arrive();
  expect((await journey(1)).items).toEqual([2, 3, 4]);
  (await journey(1)).arrive();
  expect((await journey(2)).items).toEqual([5]);
  (await journey(2)).arrive();
  expect(await answers).toEqual([1, 2, 3, 4, 5].map((item) => `carried ${item}`));
});

test('who is left undecided goes first next time, and the time after that alone', async () => {
  const { join, journey, alone } = convoy();
  const answers = Promise.all([1, 2, 3].map(join));
  (await journey(0)).arrive();
  expect((await journey(1)).items).toEqual([2, 3]);
  (await journey(1)).arrive(['carried 2', undefined]);
  expect((await journey(2)).items).toEqual([3]);
  expect(alone).not.toHaveBeenCalled();
  (await journey(2)).arrive([undefined]);
  expect(await answers).toEqual(['carried 1', 'carried 2', 'alone 3']);
});

test('when a convoy breaks down each learns its own fate', async () => {
  const { join, journey, alone } = convoy();
  alone.mockImplementation(async (item) => {
    if (item === 3) throw new Error('three is broken');
    return `alone ${item}`;
  });
  const answers = Promise.allSettled([1, 2, 3].map(join));
  (await journey(0)).arrive();
  (await journey(1)).breakDown(new Error('one of us'));
  const [, second, third] = await answers;
  expect(second).toEqual({ status: 'fulfilled', value: 'alone 2' });
  expect(third).toMatchObject({ status: 'rejected', reason: { message: 'three is broken' } });
});

test('a full line is refused at once, and so is everybody whose convoy finds the house full', async () => {
  const { join, journey, alone } = convoy({ queue: 2 });
  const answers = Promise.allSettled([1, 2, 3].map(join));
  await expect(join(4)).rejects.toBeInstanceOf(OverloadedError);
  (await journey(0)).arrive();
  (await journey(1)).breakDown(new OverloadedError('no connection'));
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(alone).not.toHaveBeenCalled();
});

test('whoever waits too long is told so, and leaves the line', async () => {
  const { join, journey, gone } = convoy({ patience: 5 });
  const first = join(1);
  await expect(join(2)).rejects.toThrow('Waited too long');
  (await journey(0)).arrive();
  expect(await first).toBe('carried 1');
  expect(gone).toHaveLength(1);
});
