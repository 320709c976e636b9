import type { Cell, Rows } from './cell';

/**
 * The same rows with the heading and the first one read already: what cannot be read at all is then known while the
 * answer can still say so.
 */
export async function beginReading(rows: Rows): Promise<Rows> {
  const reading = (async function* () {
    yield* rows;
  })();
  const first: (readonly Cell[])[] = [];
  while (first.length < 2) {
    const { value, done } = await reading.next();
    if (done) return first;
    first.push(value);
  }
  return (async function* () {
    yield* first;
    yield* reading;
  })();
}
