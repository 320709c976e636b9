import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq, sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cities, eventArtists, events, performances, programmeItems, venues } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { toTsQuery } from '../search-query';
import { NotAnArchiveError } from './archive';
import { importNyphil } from './import-nyphil';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tessera-import-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.db.delete(events);
});

const soloist = { soloistName: 'Ax, Emanuel', soloistInstrument: 'Piano', soloistRoles: 'S' };
const mahler = {
  ID: '52863*',
  composerName: 'Mahler,  Gustav',
  workTitle: 'SYMPHONY NO.  5 IN C SHARP MINOR',
};
const concert = (values: object = {}) => ({
  eventType: 'Subscription Season',
  Location: 'Manhattan, NY',
  Venue: 'David Geffen Hall',
  Date: '2024-09-12T04:00:00Z',
  Time: '7:30PM',
  ...values,
});

let count = 0;
const programme = (values: object = {}) => ({
  id: `id-${++count}`,
  programID: `${count}`,
  orchestra: 'New York Philharmonic',
  season: '2024-25',
  concerts: [concert()],
  works: [{ ...mahler, conductorName: 'Thomas, Michael Tilson', soloists: [] }],
  ...values,
});

async function file(programs: unknown[], name = `segment-${count}.json`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ programs }));
  return path;
}

const run = (files: string[], shiftYears = 0) =>
  importNyphil({ ctx: database.ctx({ kind: 'job', name: 'import' }), input: { files, shiftYears } });
const dates = () =>
  database.db
    .select({ startsAt: performances.startsAt, timeKnown: performances.timeKnown, zone: venues.timeZone })
    .from(performances)
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .orderBy(asc(performances.startsAt));

test('makes an event with performances, artists and the programme in playing order', async () => {
  const works = [
    {
      ID: '1*',
      composerName: 'Mozart,  Wolfgang  Amadeus',
      workTitle: 'CONCERTO, PIANO NO. 14, E-FLAT MAJOR, K.449',
      conductorName: 'Thomas, Michael Tilson',
      soloists: [soloist],
    },
    { ID: '0*', interval: 'Intermission', soloists: [] },
    { ...mahler, movement: 'Trauermarsch', conductorName: 'Thomas, Michael Tilson', soloists: [] },
    { ...mahler, movement: 'Adagietto', conductorName: 'Thomas, Michael Tilson', soloists: [] },
  ];
  await run([await file([programme({ works })])]);
  const [event] = await database.db.select().from(events);
  expect(event).toMatchObject({
    title: 'Michael Tilson Thomas conducts Mozart’s Piano Concerto No. 14',
    subtitle: 'With Emanuel Ax, piano',
    slug: 'thomas-conducts-mozart-piano-concerto-no-14-2024-09',
    category: 'classical',
    status: 'published',
  });
  for (const typed of ["Mozart's", 'Mozart’s']) {
    const found = sql`${events.search} @@ to_tsquery('simple', ${toTsQuery(typed)})`;
    expect(await database.db.$count(events, found), typed).toBe(1);
  }
  const items = await database.db.select().from(programmeItems).orderBy(asc(programmeItems.position));
  expect(items.map(({ kind, composer, title, movements }) => ({ kind, composer, title, movements }))).toEqual(
    [
      {
        kind: 'work',
        composer: 'Wolfgang Amadeus Mozart',
        title: 'Piano Concerto No. 14 in E-flat major, K. 449',
        movements: null,
      },
      { kind: 'intermission', composer: null, title: 'Intermission', movements: null },
      {
        kind: 'work',
        composer: 'Gustav Mahler',
        title: 'Symphony No. 5 in C-sharp minor',
        movements: 'Trauermarsch · Adagietto',
      },
    ],
  );
  const roles = await database.db.select().from(eventArtists).orderBy(asc(eventArtists.position));
  expect(roles.map(({ role }) => role)).toEqual(['ensemble', 'conductor', 'soloist']);
});

test('takes the New York day and the clock of the venue, wherever that is', async () => {
  const tour = [
    concert({
      Location: 'Seoul, KOREA',
      Venue: 'Seoul Arts Center',
      Date: '2024-06-20T04:00:00Z',
      Time: '8:00PM',
    }),
    concert({
      Location: 'Vail, CO',
      Venue: 'Gerald R. Ford Amphitheater',
      Date: '2024-07-20T04:00:00Z',
      Time: '6:00PM',
    }),
    concert({ Date: '2024-12-31T05:00:00Z', Time: 'None' }),
  ];
  await run([await file([programme({ concerts: tour })])]);
  expect(await dates()).toEqual([
    { startsAt: new Date('2024-06-20T11:00:00Z'), timeKnown: true, zone: 'Asia/Seoul' },
    { startsAt: new Date('2024-07-21T00:00:00Z'), timeKnown: true, zone: 'America/Denver' },
    { startsAt: new Date('2024-12-31T17:00:00Z'), timeKnown: false, zone: 'America/New_York' },
  ]);
});

test('keeps weekday and wall-clock time when years are added, across clock changes', async () => {
  const days = [
    '2024-03-08T05:00:00Z',
    '2024-03-12T04:00:00Z',
    '2024-10-31T04:00:00Z',
    '2024-11-05T05:00:00Z',
  ];
  const path = await file([programme({ concerts: days.map((day) => concert({ Date: day })) })]);
  await run([path], 3);
  const weekdays = (await dates()).map(({ startsAt, zone }) =>
    DateTime.fromJSDate(startsAt, { zone }).toFormat('ccc HH:mm yyyy'),
  );
  expect(weekdays).toEqual(['Fri 19:30 2027', 'Tue 19:30 2027', 'Thu 19:30 2027', 'Tue 19:30 2027']);
});

test('changes nothing the second time, and says what changed the third', async () => {
  const one = programme();
  const two = programme();
  const path = await file([one, two]);
  expect((await run([path])).events).toEqual({ added: 2, changed: 0, unchanged: 0 });
  const before = await database.db.select().from(events).orderBy(asc(events.id));
  const again = await run([path, path]);
  expect(again).toMatchObject({
    events: { added: 0, changed: 0, unchanged: 2 },
    performances: { added: 0, changed: 0, unchanged: 2 },
    skipped: [],
  });
  expect(await database.db.select().from(events).orderBy(asc(events.id))).toEqual(before);

  const moved = {
    ...two,
    concerts: [concert({ Time: '8:00PM' }), concert({ Date: '2024-09-13T04:00:00Z' })],
  };
  const renamed = { ...one, works: [{ ...mahler, workTitle: 'SYMPHONY NO.  9 IN D MAJOR', soloists: [] }] };
  const third = await run([await file([renamed, moved], 'changed.json')]);
  expect(third.events).toEqual({ added: 0, changed: 1, unchanged: 1 });
  expect(third.performances).toEqual({ added: 1, changed: 1, unchanged: 1 });
  const after = await database.db.select().from(events).orderBy(asc(events.id));
  expect(after.map((event) => event.slug)).toEqual(before.map((event) => event.slug));
});

test('reports a broken record by its place and imports the rest', async () => {
  const good = programme();
  const halfGood = programme({ concerts: [concert({ Date: 'yesterday' }), concert()] });
  const report = await run([
    await file(
      [
        good,
        { id: 'x', programID: '99', concerts: 'none' },
        halfGood,
        programme({ concerts: [concert({ Location: 'Atlantis, NEVERLAND' })] }),
        programme(),
      ],
      'broken.json',
    ),
  ]);
  expect(report.events.added).toBe(3);
  expect(report.skipped.map(({ place }) => place)).toEqual([
    'broken.json, programme 2 (programID 99)',
    `broken.json, programme 3 (programID ${halfGood.programID}), concert 1`,
    expect.stringMatching(/^broken\.json, programme 4 \(programID \d+\), concert 1$/),
  ]);
  expect(report.skipped[2]?.reason).toBe('unknown place: Atlantis, NEVERLAND');
});

test('does not sell what was private', async () => {
  const report = await run([
    await file([
      programme({ concerts: [concert({ eventType: 'Chamber Concert (Private)' })] }),
      programme({ concerts: [concert({ Venue: 'Georgescu Home' })] }),
      programme({ concerts: [concert({ Venue: 'None' })] }),
    ]),
  ]);
  expect(report.events.added).toBe(0);
  expect(report.skipped.map(({ reason }) => reason)).toEqual([
    'not public (Chamber Concert (Private))',
    'not public (in a private home)',
    'the venue is not named',
  ]);
});

test.each([
  ['no JSON', 'not json {'],
  ['another shape', '{"concerts": []}'],
  ['a list', '[1, 2]'],
  ['records of another kind', JSON.stringify({ programs: [{ name: 'Bach' }, { name: 'Brahms' }] })],
])('refuses %s before anything is written', async (_, content) => {
  const bad = join(folder, 'bad.json');
  await writeFile(bad, content);
  const good = await file([programme()], 'good.json');
  await expect(run([good, bad])).rejects.toThrow(NotAnArchiveError);
  await expect(run([good, join(folder, 'missing.json')])).rejects.toThrow(
    'missing.json cannot be read (ENOENT)',
  );
  expect(await database.db.select().from(events)).toEqual([]);
});

test('two imports at once make every event, venue and city once', async () => {
  const path = await file(
    Array.from({ length: 250 }, () =>
      programme({ concerts: [concert({ Venue: 'Salle Pleyel', Location: 'Paris, FRANCE' })] }),
    ),
  );
  const [left, right] = await Promise.all([run([path]), run([path])]);
  expect(left.events.added + right.events.added).toBe(250);
  expect(await database.db.select().from(cities).where(eq(cities.name, 'Paris'))).toHaveLength(1);
  expect(await database.db.select().from(venues).where(eq(venues.name, 'Salle Pleyel'))).toHaveLength(1);
});

test('gives Unicode, markup and odd signs through as text', async () => {
  const works = [
    {
      ID: '1*',
      composerName: "O'Neill <b>,  Zoë",
      workTitle: { _: 'FANTASY ON  FOR FLUTE', em: "CARMEN & '; DROP TABLE" },
      soloists: [],
    },
  ];
  await run([await file([programme({ works })])]);
  const [item] = await database.db.select().from(programmeItems);
  expect(item).toMatchObject({ composer: 'Zoë O’Neill <b>' });
  expect(item?.title).toContain('Carmen & ’; Drop Table');
});
