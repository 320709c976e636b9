export type Settings = Record<string, string | number | boolean>;

/** Loopback TCP only: no socket file means nothing stale to trip over and no limit on the path's length. */
const base: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};

/** For throw-away clusters: a crash may lose everything, so nothing waits for the disk. */
export const throwAway: Settings = { fsync: false, synchronous_commit: false, full_page_writes: false };

/** The command-line flags of a server, defaults included. */
export function serverFlags(port: number, settings: Settings): string[] {
  const all = { ...base, ...settings, port };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The environment of PostgreSQL's programs: their own PG* variables, set for other uses, must not reach them. */
export function serverEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
