import { sql } from 'drizzle-orm';
import type { World } from '@/e2e/fixtures/world';
import type { House } from './house';

/** Sums that the worker adds up anew by itself, and what listings say of availability. */
const derivedTables = ['sales_changes', 'sales_figures', 'sales_by_order', 'promo_figures', 'promo_by_order'];
const derivedColumns = ['availability', 'lowest_price', 'highest_price', 'updated_at'];

type Columns = { table_name: string; columns: string[] };

/** Every table of the site with its columns that may name a thing of an organizer by its id. */
async function tablesWithIds({ db }: World): Promise<Columns[]> {
  return db.execute<Columns>(sql`
    select c.table_name, array_agg(c.column_name order by c.column_name) as columns
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and (c.data_type = 'uuid' or c.column_name = 'subject_id')
     group by c.table_name order by c.table_name`);
}

/** A digest, by table, of all rows that name something of this house; of new tables too, since they are looked up. */
export async function rowsOf(world: World, house: House): Promise<Record<string, string>> {
  const ids = sql`array[${sql.join(
    Object.values(house.ids).map((id) => sql`${id}`),
    sql`, `,
  )}]::text[]`;
  const digests: Record<string, string> = {};
  for (const { table_name, columns } of await tablesWithIds(world)) {
    if (derivedTables.includes(table_name)) continue;
    const named = sql.join(
      columns.map((column) => sql`${sql.identifier(column)}::text = any(${ids})`),
      sql` or `,
    );
    const without = sql`array[${sql.join(
      derivedColumns.map((column) => sql`${column}`),
      sql`, `,
    )}]::text[]`;
    const [row] = await world.db.execute<{ rows: number; digest: string | null }>(sql`
      select count(*)::int as rows, md5(string_agg(one, '|' order by one)) as digest
        from (select (to_jsonb(t) - ${without})::text as one
                from ${sql.identifier(table_name)} t where ${named}) found`);
    if (row && row.rows > 0) digests[table_name] = `${row.rows} rows, ${row.digest}`;
  }
  return digests;
}
