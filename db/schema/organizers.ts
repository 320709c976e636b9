import { pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';
import { users } from './identity';

export const memberRole = pgEnum('member_role', ['owner', 'manager', 'box_office', 'finance', 'scanner']);

export const organizers = pgTable(
  'organizers',
  {
    id: id(),
    slug: text().notNull(),
    name: text().notNull(),
    /** Shown on receipts and event pages, so that a fan knows whom to ask. */
    supportEmail: text().notNull(),
    website: text(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('organizers_slug_key').on(t.slug)],
);

export const organizerMembers = pgTable(
  'organizer_members',
  {
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: memberRole().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizerId, t.userId] })],
);
