import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  check,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { uploads } from './uploads';

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
    /** What a new event starts with. */
    currency: char({ length: 3 }).notNull().default('usd'),
    timeZone: text().notNull().default('America/New_York'),
    /** Six hexadecimal digits after a #, lower case; null for the site's own colour. */
    brandColor: text(),
    logoId: uuid().references(() => uploads.id),
    about: text(),
    refundPolicy: text(),
    /** Until how many days before the start a buyer may give tickets back by himself; null: he asks. New orders keep it. */
    refundDays: smallint(),
    /** Whether the fees stay with us when he does. */
    refundKeepsFees: boolean().notNull().default(false),
    imprint: text(),
    terms: text(),
    privacy: text(),
    /** A paragraph of its own in receipts and mails about refunds. */
    mailNote: text(),
    /** Nobody of the team opens the admin area without a second factor. */
    requiresSecondFactor: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organizers_slug_key').on(t.slug),
    index('organizers_logo').on(t.logoId).where(sql`logo_id is not null`),
    check('organizers_brand_color', sql`${t.brandColor} ~ '^#[0-9a-f]{6}$'`),
    check('organizers_refund_days', sql`${t.refundDays} between 0 and 365`),
  ],
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
  (t) => [primaryKey({ columns: [t.organizerId, t.userId] }), index('organizer_members_user').on(t.userId)],
);

/** An address that was asked to join a team. Only the SHA-256 of the mailed token is kept. */
export const organizerInvitations = pgTable(
  'organizer_invitations',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: memberRole().notNull(),
    tokenHash: text().notNull(),
    invitedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    expiresAt: moment().notNull(),
    acceptedAt: moment(),
    revokedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('organizer_invitations_token_key').on(t.tokenHash),
    uniqueIndex('organizer_invitations_open_key')
      .on(t.organizerId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    check('organizer_invitations_email_lower', sql`${t.email} = lower(${t.email})`),
    check('organizer_invitations_end', sql`${t.acceptedAt} is null or ${t.revokedAt} is null`),
  ],
);
