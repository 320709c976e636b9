import { type PosterInput, posterSvg } from './poster-svg';

/** The drawn poster as an address that carries it: a draft has no public one. */
export const drawnPoster = (input: Pick<PosterInput, 'seed' | 'category'>): string =>
  `data:image/svg+xml;base64,${Buffer.from(posterSvg(input)).toString('base64')}`;
