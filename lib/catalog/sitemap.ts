import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

/** Addresses per file; search engines take 50,000. */
const fileSize = 20_000;

const sitemapKinds = ['pages', 'events', 'venues', 'artists'] as const;

type SitemapEntry = { path: string; changedAt: string | null };

// Only what has something to show: a page without events is nothing to be found by.
const rowsOf = {
  pages: sql`
    select path, null::timestamptz as changed_at from (values ('/'), ('/events')) fixed (path)
    union all select '/events/category/' || k.slug, null from categories k
      where exists (select 1 from events e where e.category = k.slug and e.status = 'published')
    union all select '/events/city/' || c.slug, null from cities c
      where exists (select 1 from venues v join performances p on p.venue_id = v.id
        where v.city_id = c.id and p.starts_at > now() and p.status <> 'cancelled')`,
  events: sql`select '/events/' || slug as path, updated_at as changed_at from events where status <> 'draft'`,
  venues: sql`select '/venues/' || slug as path, null::timestamptz as changed_at from venues v
    where exists (select 1 from performances p where p.venue_id = v.id and p.starts_at > now())`,
  artists: sql`select '/artists/' || slug as path, null::timestamptz as changed_at from artists a
    where exists (select 1 from event_artists ea join events e on e.id = ea.event_id
      join performances p on p.event_id = e.id
      where ea.artist_id = a.id and e.status = 'published' and p.starts_at > now())`,
};

/** The names of all sitemap files: "events-1", "events-2", "venues-1" … */
export async function listSitemaps(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const counts = await Promise.all(
    sitemapKinds.map(async (kind) => {
      const [row] = await ctx.db.execute<{ total: number }>(
        sql`select count(*)::int as total from (${rowsOf[kind]}) rows`,
      );
      return { kind, files: Math.ceil((row?.total ?? 0) / fileSize) };
    }),
  );
  return counts.flatMap(({ kind, files }) =>
    Array.from({ length: files }, (_, file) => `${kind}-${file + 1}`),
  );
}

/** The entries of one file, or null when there is no such file. */
export async function readSitemap(ctx: Pick<Ctx, 'db'>, name: string): Promise<SitemapEntry[] | null> {
  const match = /^([a-z]+)-([1-9]\d{0,3})$/.exec(name);
  const kind = sitemapKinds.find((known) => known === match?.[1]);
  if (!kind) return null;
  const rows = await ctx.db.execute<{ path: string; changed_at: string | null }>(sql`
    select path, changed_at from (${rowsOf[kind]}) rows order by path
    limit ${fileSize}::int offset ${(Number(match?.[2]) - 1) * fileSize}::int`);
  if (rows.length === 0) return null;
  return rows.map(({ path, changed_at }) => ({
    path,
    changedAt: changed_at && new Date(changed_at).toISOString(),
  }));
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The index (sitemaps.org) of the files at these addresses. */
export const sitemapIndexXml = (addresses: string[]): string =>
  `${head}<sitemapindex ${schema}>\n${addresses.map((loc) => `<sitemap><loc>${escapeXml(loc)}</loc></sitemap>`).join('\n')}\n</sitemapindex>\n`;

/** One file of the sitemap. */
export function sitemapXml(entries: SitemapEntry[], absolute: (path: string) => string): string {
  const urls = entries.map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : '';
    return `<url><loc>${escapeXml(absolute(path))}</loc>${changed}</url>`;
  });
  return `${head}<urlset ${schema}>\n${urls.join('\n')}\n</urlset>\n`;
}
