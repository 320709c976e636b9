import { OverloadedError } from '@/lib/errors';

/**
 * The result of `work`, or an OverloadedError when it has none within `ms` milliseconds: a database that hears nobody must
 * not keep a person waiting. The work is not stopped; what it still does must be as good as an answer that got lost.
 */
export async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OverloadedError(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
