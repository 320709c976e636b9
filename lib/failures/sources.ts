import { jobsSource, webhooksSource } from './jobs-source';
import type { Source } from './source';

/** Sources by their names: our own, and those that are given. */
export const sourcesOf = (others: Source[] = []): Map<string, Source> =>
  new Map([jobsSource, webhooksSource, ...others].map((source) => [source.name, source]));
