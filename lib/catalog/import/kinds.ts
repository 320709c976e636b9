/** Series of the orchestra's calendar: what kind of event they are and how a title names them. */
type Kind = { category: string; label: string | null };

const kinds = new Map<string, Kind>([
  ['Artist in Residence / Soloist Recital', { category: 'classical', label: 'Recital' }],
  ['Artist Spotlight', { category: 'classical', label: 'Artist Spotlight' }],
  ['Chamber', { category: 'chamber', label: 'Chamber Music' }],
  ['Community', { category: 'classical', label: 'Community Concert' }],
  ['Contact!', { category: 'contemporary', label: 'Contact!' }],
  ['Festival - Chamber', { category: 'chamber', label: 'Chamber Music' }],
  ['Fundraising Concert', { category: 'classical', label: 'Benefit Concert' }],
  ['Hear & Now', { category: 'contemporary', label: 'Hear & Now' }],
  ['Holiday Brass', { category: 'classical', label: 'Holiday Brass' }],
  ['Inside the Music', { category: 'classical', label: 'Inside the Music' }],
  ['Insight Series', { category: 'talk', label: 'Insight Series' }],
  ['Lecture', { category: 'talk', label: 'Talk' }],
  ['Leinsdorf Lecture', { category: 'talk', label: 'Leinsdorf Lecture' }],
  ["Musicians' Lounge", { category: 'talk', label: "Musicians' Lounge" }],
  ["New Year's Eve", { category: 'classical', label: "New Year's Eve" }],
  ['Nightcap', { category: 'contemporary', label: 'Nightcap' }],
  ['Parks', { category: 'classical', label: 'Concert in the Park' }],
  ['Parks - Free Indoor Concert', { category: 'chamber', label: 'Free Concert' }],
  ['Pension Fund Benefit Concert', { category: 'classical', label: 'Pension Fund Benefit' }],
  ['Pride Alliance', { category: 'classical', label: 'Pride Night' }],
  ['Sound ON', { category: 'contemporary', label: 'Sound ON' }],
  ['Take a Breath', { category: 'classical', label: 'Take a Breath' }],
  ['Tour - Chamber', { category: 'chamber', label: 'Chamber Music' }],
]);

const families = /Young People|Very Young/;

/** Reads the archive's event type; a type that is not known is an ordinary concert. */
export function kindOf(eventType: string): Kind {
  if (families.test(eventType)) {
    return {
      category: 'family',
      label: eventType.replace(/^Tour - /, '').replace(/Concerts for Schools$/, 'Concert'),
    };
  }
  return kinds.get(eventType) ?? { category: 'classical', label: null };
}

/** Why nobody can buy a ticket for such a concert; null when one can. */
export function whyPrivate(eventType: string, venue: string): string | null {
  if (/private|patrons/i.test(eventType)) return `not public (${eventType})`;
  if (/\b(?:home|residence)\b/i.test(venue)) return 'not public (in a private home)';
  return null;
}

/** Categories of the site in the order of its menu. */
export const categories = [
  { slug: 'classical', name: 'Classical' },
  { slug: 'chamber', name: 'Chamber music' },
  { slug: 'contemporary', name: 'New music' },
  { slug: 'family', name: 'Family' },
  { slug: 'concert', name: 'Concerts' },
  { slug: 'club', name: 'Club nights' },
  { slug: 'festival', name: 'Festivals' },
  { slug: 'comedy', name: 'Comedy' },
  { slug: 'talk', name: 'Talks' },
].map((category, position) => ({ ...category, position }));
