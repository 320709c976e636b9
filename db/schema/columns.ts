import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** Time-ordered primary key, minted by the application so that a verb knows it before the insert. */
export const id = () => uuid().primaryKey().$defaultFn(v7);

/** A moment in UTC; shown in the venue's zone. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });

export const createdAt = () => moment().notNull().defaultNow();
