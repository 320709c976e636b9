import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { events } from './catalog';
import { createdAt, id, moment } from './columns';
import { organizers } from './organizers';

/** Links that show a draft to whoever has them. */
export const draftPreviews = pgTable(
  'draft_previews',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in hex; the token stands in the link only. */
    tokenHash: text().notNull(),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('draft_previews_token_key').on(t.tokenHash),
    index('draft_previews_event').on(t.eventId, t.createdAt),
    check('draft_previews_token', sql`length(${t.tokenHash}) = 64`),
  ],
);
