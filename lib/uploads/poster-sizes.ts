import type { Picture, Wanted } from './re-encode';

/** Pixels of a side below which a poster would be a blur. */
export const leastPosterSide = 300;

/** The sizes in which a poster is kept, at twice the width that a page gives them. */
export const posterSizes = {
  /** The event's page: all of it. */
  page: { maxWidth: 720, maxHeight: 1_440, format: 'webp' },
  /** Rows of a listing. */
  thumb: { maxWidth: 192, maxHeight: 256, format: 'webp', fill: 'cover' },
  /** Tiles. */
  card: { maxWidth: 540, maxHeight: 720, format: 'webp', fill: 'cover' },
  /** Previews of links; JPEG, since not everything that draws them knows WebP. */
  link: { maxWidth: 1_200, maxHeight: 630, format: 'jpeg', fill: 'backdrop' },
} as const satisfies Record<string, Wanted>;

export type PosterPictures = Record<keyof typeof posterSizes, Picture>;
