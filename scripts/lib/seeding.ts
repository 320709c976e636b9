import postgres from 'postgres';

/** A mark on the database while it is being seeded: an interrupted seed is thereby seen, and done again. */
const mark = 'tessera: seeding';

async function withClient<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Whether a migrated database has no events yet, or a seed that did not get to its end. */
export function needsSeed(url: string): Promise<boolean> {
  return withClient(url, async (sql) => {
    const [row] = await sql<{ needed: boolean }[]>`
      select not exists (select from events)
        or obj_description('events'::regclass, 'pg_class') = ${mark} as needed`;
    return row?.needed === true;
  });
}

/** Marks the database as being seeded, or takes the mark away. */
export async function markSeeding(url: string, seeding: boolean): Promise<void> {
  await withClient(url, (sql) => sql.unsafe(`comment on table events is ${seeding ? `'${mark}'` : 'null'}`));
}

/** A text that differs between any two databases, whatever their address. */
export function databaseIdentity(url: string): Promise<string> {
  return withClient(url, async (sql) => {
    const [row] = await sql<{ id: string }[]>`
      select concat_ws(':', (select system_identifier from pg_control_system()), d.oid, d.datname) as id
      from pg_database d where d.datname = current_database()`;
    return row?.id ?? '';
  });
}
