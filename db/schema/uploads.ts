import { sql } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A picture that an organizer uploaded, as it was re-encoded; never what was sent to us. It does not change. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    /** An organizer's id; no reference, since organizers refer to their logos. */
    organizerId: uuid().notNull(),
    contentType: text({ enum: ['image/png', 'image/jpeg', 'image/webp'] }).notNull(),
    /** Pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: bytea().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('uploads_organizer').on(t.organizerId),
    check('uploads_size', sql`octet_length(${t.bytes}) <= 4194304`),
  ],
);
