/** Addresses of posters: an uploaded one lies under its own id and never changes, the drawn one at its event. */

/** The size for rows, tiles or previews of links. */
export const uploadedPoster = (id: string, size: 'thumb' | 'card' | 'link'): string =>
  `/uploads/${id}/${size}`;

/** What a preview of a link shows of an event, 1200 × 630 pixels. */
export const linkPoster = ({ slug, poster }: { slug: string; poster: { id: string } | null }): string =>
  poster ? uploadedPoster(poster.id, 'link') : `/events/${slug}/poster.png`;
