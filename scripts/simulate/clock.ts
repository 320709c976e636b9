import { sql } from 'drizzle-orm';
import type { Database } from '@/db';

/** The evening before New York's clocks change. */
const beginning = Date.parse('2026-03-07T23:00:00Z');

/**
 * Gives a database a clock that stands still until it is told to go on, and says the same at each replay. Whatever asks it
 * for the time finds these functions before PostgreSQL's own; what had been bound to those is bound anew.
 */
export async function startClock(db: Database) {
  const [{ name } = { name: '' }] = await db.execute<{ name: string }>(
    sql`select current_database() as name`,
  );
  await db.execute(
    sql.raw(`
    create schema simulated;
    create table simulated.clock (at timestamptz not null);
    insert into simulated.clock values ('${new Date(beginning).toISOString()}');
    create function simulated.now() returns timestamptz language sql stable as 'select at from simulated.clock';
    create function simulated.clock_timestamp() returns timestamptz language sql volatile as 'select at from simulated.clock';
    create or replace function pgboss.job_now() returns timestamptz language sql stable as 'select at from simulated.clock';
    alter database ${name} set search_path = simulated, public, pg_catalog;
    alter database ${name} set plan_cache_mode = force_generic_plan;
    set search_path = simulated, public, pg_catalog;
    do $$ declare d record; begin
      for d in
        select format('%I.%I', table_schema, table_name) as tab, column_name as col from information_schema.columns
        where table_schema in ('public', 'pgboss') and column_default = 'pg_catalog.now()'
      loop
        execute format('alter table %s alter column %I set default now()', d.tab, d.col);
      end loop;
    end $$;`),
  );
  let at = beginning;
  let told = beginning;
  return {
    /** Milliseconds since 1970. */
    now: () => at,
    pass(seconds: number): void {
      at += seconds * 1_000;
    },
    /** Tells the database, unless it knows. */
    async tell(): Promise<void> {
      if (told === at) return;
      told = at;
      await db.execute(sql`update simulated.clock set at = ${new Date(at).toISOString()}::timestamptz`);
    },
    reset(): void {
      at = beginning;
    },
  };
}
