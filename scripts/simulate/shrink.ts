/**
 * The shortest part of a history that still fails: parts are left out, half of it at first, then ever smaller ones, until no
 * single step can go. Then each step is made as plain as it can be (`plainer`: ways to do so, plainest first).
 */
export async function shrink<T>(
  history: T[],
  fails: (part: T[]) => Promise<boolean>,
  plainer: (step: T) => T[] = () => [],
): Promise<T[]> {
  let left = await withoutParts(history, fails);
  for (let at = 0; at < left.length; at++) {
    for (const step of plainer(left[at] as T)) {
      const changed = left.with(at, step);
      if (!(await fails(changed))) continue;
      left = changed;
      break;
    }
  }
  return withoutParts(left, fails);
}

async function withoutParts<T>(history: T[], fails: (part: T[]) => Promise<boolean>): Promise<T[]> {
  let left = history;
  let size = Math.ceil(left.length / 2);
  while (size > 0) {
    // From the end: what comes last depends on what came first.
    for (let to = left.length; to > 0; to -= size) {
      const part = [...left.slice(0, Math.max(0, to - size)), ...left.slice(to)];
      if (part.length < left.length && (await fails(part))) left = part;
    }
    size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return left;
}
