import type { eventArtists, events, performances, programmeItems } from '@/db/schema';
import type { ArchiveProgramme, Skipped } from './archive';
import { archiveDay, type ClockTime, momentAt, readClock, shiftDay } from './dates';
import { type Billing, eventDescription, eventSubtitle, eventTitle } from './event-title';
import { kindOf, whyPrivate } from './kinds';
import type { PersonName } from './names';
import { findPlace as lookUpPlace, type Place } from './places';
import { remember } from './remember';
import { searchTextOf } from './search-text';
import { slugify, tidy, typeset } from './text';
import { type Performer, readConductors, readPerformers, readWorks } from './works';

type Role = (typeof eventArtists.$inferInsert)['role'];

export type PlannedArtist = { name: string; sortName: string; role: Role; instrument: string | null };
export type PlannedPerformance = Pick<
  typeof performances.$inferInsert,
  'startsAt' | 'timeKnown' | 'currency'
> & { sourceId: string; venue: { name: string; place: Place } };

/** An event as the source tells it, before it meets the database. */
export type PlannedEvent = Pick<
  typeof events.$inferInsert,
  'category' | 'title' | 'subtitle' | 'description' | 'searchText'
> & {
  sourceId: string;
  /** Where the record stands in its file. */
  place: string;
  slug: string;
  artists: PlannedArtist[];
  items: Omit<typeof programmeItems.$inferInsert, 'eventId'>[];
  performances: PlannedPerformance[];
};

const findPlace = remember(lookUpPlace);
const noon: ClockTime = { hour: 12, minute: 0 };

const currencies: Record<string, string> = { GB: 'gbp', JP: 'jpy', CH: 'chf' };
const euro = new Set('AT BE DE ES FI FR GR HR IE IT LT LU LV NL PT SI SK EE MC'.split(' '));

/**
 * Turns a programme of the archive into an event with its performances. Concerts that nobody can buy a ticket for,
 * or whose place is not known, are returned as skipped; without any concert left there is no event.
 */
export function planEvent(
  programme: ArchiveProgramme,
  { shiftYears }: { shiftYears: number },
): { event: PlannedEvent | null; skipped: Skipped[] } {
  const skipped: Skipped[] = [];
  const planned: (PlannedPerformance & { day: string; eventType: string })[] = [];
  const perDay = new Map<string, number>();
  for (const { place: at, concert } of programme.concerts) {
    const source = archiveDay(concert.Date);
    const place = findPlace(concert.Location);
    const venue = venueName(concert.Venue);
    const reason =
      whyPrivate(concert.eventType, concert.Venue) ??
      (source ? null : `no such date: ${concert.Date.slice(0, 40)}`) ??
      (venue ? null : 'the venue is not named') ??
      (place ? null : `unknown place: ${concert.Location.slice(0, 80)}`);
    if (reason || !source || !place || !venue) {
      skipped.push({ place: at, reason: reason ?? 'unreadable' });
      continue;
    }
    // A programme can be played twice on one day; counting within the day keeps ids when another day is added.
    const ofDay = (perDay.get(source) ?? 0) + 1;
    perDay.set(source, ofDay);
    const day = shiftDay(source, shiftYears);
    const clock = readClock(concert.Time);
    planned.push({
      sourceId: `${programme.programID}/${source}/${ofDay}`,
      venue: { name: venue, place },
      startsAt: momentAt(day, clock ?? noon, place.timeZone),
      timeKnown: clock !== null,
      currency: currencies[place.countryCode] ?? (euro.has(place.countryCode) ? 'eur' : 'usd'),
      day,
      eventType: concert.eventType,
    });
  }
  const [first] = planned;
  if (!first) {
    if (programme.concerts.length === 0)
      skipped.push({ place: programme.place, reason: 'no concert that can be read' });
    return { event: null, skipped };
  }
  return { event: eventOf(programme, planned, first), skipped };
}

function eventOf(
  programme: ArchiveProgramme,
  planned: (PlannedPerformance & { day: string; eventType: string })[],
  first: { day: string; eventType: string },
): PlannedEvent {
  const kind = kindOf(first.eventType);
  const conductors = readConductors(programme.works);
  const performers = readPerformers(programme.works);
  const items = readWorks(programme.works);
  const orchestra = tidy(programme.orchestra)
    .replace(/^NYP Presentation$/, 'New York Philharmonic')
    .replace(/\bNY Phil/, 'New York Phil');
  const billing: Billing = { orchestra, label: kind.label, items, conductors, performers };
  const title = eventTitle(billing);
  const short = conductors[0] ? title.replace(conductors[0].name, conductors[0].short) : title;
  const artists = plannedArtists(orchestra, conductors, performers);
  const venues = planned.map(({ venue }) => venue);
  return {
    sourceId: programme.programID,
    place: programme.place,
    slug: `${slugify(short.replace(/'s? (?=[A-Z])/g, ' '), 60)}-${first.day.slice(0, 7)}`,
    category: kind.category,
    title: typeset(title),
    subtitle: typesetOrNull(eventSubtitle(billing)),
    description: typeset(eventDescription(billing)),
    searchText: searchTextOf([
      ...artists.flatMap((artist) => [artist.name, artist.instrument]),
      ...items.flatMap((item) => (item.kind === 'work' ? [item.composer, item.title, item.movements] : [])),
      ...venues.flatMap((venue) => [venue.name, venue.place.city]),
    ]),
    artists,
    items: items.map(({ kind: itemKind, composer, title: work, movements, conductor }, position) => ({
      position,
      kind: itemKind,
      composer: typesetOrNull(composer),
      title: typesetOrNull(work),
      movements: typesetOrNull(movements),
      conductor: typesetOrNull(conductor),
    })),
    performances: planned.map(({ day: _day, eventType: _type, ...performance }) => performance),
  };
}

const typesetOrNull = (text: string | null) => text && typeset(text);

/** "None" is no venue; "Museum of Modern Art, The" has its article behind. */
function venueName(raw: string): string | null {
  const name = tidy(raw)
    .replace(/^(.+), The$/, 'The $1')
    .replace(/\bAmbasador\b/, 'Ambassador');
  return name === '' || /^(?:None|Unknown|TBA)$/i.test(name) ? null : typeset(name);
}

const groups = /Orchestra|Chorus|Choir|Band|Ensemble|Quartet|Quintet|Group|Company/;
const speakers = /Speaker|Host|Narrator|Commentator|Author|Writer|Actor|Actress/;

function roleOf({ person, instrument, assisting }: Performer, nobodyLeads: boolean): Role {
  if (groups.test(instrument ?? '') || (!person.sortName.includes(',') && groups.test(person.name)))
    return 'ensemble';
  if (speakers.test(instrument ?? '')) return 'speaker';
  return assisting && !nobodyLeads ? 'support' : 'soloist';
}

function plannedArtists(
  orchestra: string,
  conductors: PersonName[],
  performers: Performer[],
): PlannedArtist[] {
  const nobodyLeads = performers.every((one) => one.assisting);
  const all: PlannedArtist[] = [
    { name: orchestra, sortName: orchestra, role: 'ensemble', instrument: null },
    ...conductors.map(
      ({ name, sortName }): PlannedArtist => ({ name, sortName, role: 'conductor', instrument: null }),
    ),
    ...performers.map(
      (performer): PlannedArtist => ({
        name: performer.person.name,
        sortName: performer.person.sortName,
        role: roleOf(performer, nobodyLeads),
        instrument: performer.instrument,
      }),
    ),
  ];
  const different = new Map(all.map((artist) => [`${slugify(artist.name)}/${artist.role}`, artist]));
  return [...different.values()].map(({ name, sortName, role, instrument }) => ({
    name: typeset(name),
    sortName: typeset(sortName),
    role,
    instrument: typesetOrNull(instrument),
  }));
}
