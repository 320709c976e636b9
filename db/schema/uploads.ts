import { sql } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A picture that an organizer uploaded, as it was re-encoded; never what was sent to us. It does not change. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    /** An organizer's id; no reference, since organizers refer to their logos. */
    organizerId: uuid().notNull(),
    purpose: text({ enum: ['logo', 'poster'] })
      .notNull()
      .default('logo'),
    contentType: text({ enum: ['image/png', 'image/jpeg', 'image/webp'] }).notNull(),
    /** Pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: bytea().notNull(),
    createdAt: createdAt(),
    /** When the worker first found that nothing shows it any more; it is deleted some time after. */
    unusedSince: moment(),
  },
  (t) => [
    index('uploads_organizer').on(t.organizerId),
    index('uploads_unused').on(t.unusedSince).where(sql`unused_since is not null`),
    check('uploads_purpose', sql`${t.purpose} in ('logo', 'poster')`),
    check('uploads_size', sql`octet_length(${t.bytes}) <= 4194304`),
  ],
);

/** The same picture in the fixed sizes that pages need, made when it was uploaded. */
export const uploadSizes = pgTable(
  'upload_sizes',
  {
    uploadId: uuid()
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    /** `thumb` for rows, `card` for tiles, `link` for previews of links. */
    size: text({ enum: ['thumb', 'card', 'link'] }).notNull(),
    contentType: text({ enum: ['image/png', 'image/jpeg', 'image/webp'] }).notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.uploadId, t.size] }),
    check('upload_sizes_size', sql`${t.size} in ('thumb', 'card', 'link')`),
    check('upload_sizes_bytes', sql`octet_length(${t.bytes}) <= 1048576`),
  ],
);
