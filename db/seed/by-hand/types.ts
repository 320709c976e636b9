import type { PlannedArtist } from '@/lib/catalog/import/plan';
import type { LevelDraft } from '../levels';

export type HandMadeDate = {
  /** Whole days from the day of the seed, then on to the next such weekday (1 is Monday). */
  afterDays: number;
  weekday: number;
  hour: number;
  minute?: number;
  status?: 'scheduled' | 'postponed' | 'cancelled';
};

/** An event of the demo that no archive tells of. */
export type HandMade = {
  slug: string;
  title: string;
  subtitle: string;
  description: string;
  category: string;
  organizer: string;
  venue: { name: string; location: string; street?: string; description?: string };
  artists: Pick<PlannedArtist, 'name' | 'role'>[];
  dates: HandMadeDate[];
  levels: LevelDraft[];
  announcedDaysAgo: number;
  /** Negative: on sale since; positive: not yet. */
  onSaleInDays: number;
  status?: 'published' | 'cancelled';
  maxPerOrder?: number;
  accessCode?: string;
  /** Every place is taken. */
  soldOut?: boolean;
  hours?: number;
};
