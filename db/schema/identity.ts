import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';

export const siteRole = pgEnum('site_role', ['fan', 'staff']);
export const tokenPurpose = pgEnum('token_purpose', ['verify_email', 'reset_password']);

export const users = pgTable(
  'users',
  {
    id: id(),
    /** Lower case; the one spelling under which an account is found. */
    email: text().notNull(),
    name: text().notNull(),
    /** argon2id in PHC format; null for an account that only signs in through a provider. */
    passwordHash: text(),
    role: siteRole().notNull().default('fan'),
    emailVerifiedAt: moment(),
    /** From then on every sign-in asks for a code or a passkey as well. */
    secondFactorSince: moment(),
    disabledAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('users_email_key').on(t.email),
    check('users_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
);

/** One signed-in browser. The cookie carries a random id; only its SHA-256 is kept here. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    userAgent: text(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    expiresAt: moment().notNull(),
    /** When the code or passkey was given; without it the session of an account with a second factor is nobody's yet. */
    secondFactorAt: moment(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
);

/** Single-use links sent by mail; only the SHA-256 of the token is kept. */
export const identityTokens = pgTable(
  'identity_tokens',
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: tokenPurpose().notNull(),
    /** The address the link was sent to; the link proves this one and no other. */
    email: text().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [index('identity_tokens_user').on(t.userId, t.purpose)],
);

export const oauthAccounts = pgTable(
  'oauth_accounts',
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
);

/** The key of an account's authenticator app. */
export const authenticators = pgTable('authenticators', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Sealed (lib/secret-box.ts) for the account. */
  sealedSecret: text().notNull(),
  /** The last step of 30 seconds whose code was taken: a code works once. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  /** When its first code was given; before that it opens nothing. */
  confirmedAt: moment(),
  createdAt: createdAt(),
});

/** Public keys of an account's passkeys; any of them is a second factor. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** base64url, as the authenticator chose it. */
    credentialId: text().notNull(),
    /** COSE key, base64url. */
    publicKey: text().notNull(),
    /** How often it signed, where the authenticator counts; it only grows. */
    signCount: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    name: text().notNull(),
    /** When its count stood still or fell: somebody may have a copy, so it opens nothing from then on. */
    distrustedAt: moment(),
    lastUsedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialId), index('passkeys_user').on(t.userId)],
);

/** What a browser was asked to sign; taken away with the first answer. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    /** base64url. */
    challenge: text().primaryKey(),
    sessionHash: text()
      .notNull()
      .references(() => sessions.idHash, { onDelete: 'cascade' }),
    purpose: text({ enum: ['register', 'prove'] }).notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [
    index('passkey_challenges_session').on(t.sessionHash),
    index('passkey_challenges_expiry').on(t.expiresAt),
  ],
);

/** What opens an account when the authenticator is lost, each once; only the SHA-256 is kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Counters in the shape that rate-limiter-flexible expects; `expire` is milliseconds since 1970. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
});
