import type { HandMade } from './types';

const understudy = {
  name: 'The Understudy',
  location: 'Manhattan, NY',
  street: '47 Prompter Alley',
  description: 'A cellar with a hundred and forty chairs, a brick wall and a microphone.',
};

/** Evenings of words. */
export const talksAndComedy: HandMade[] = [
  {
    slug: 'how-a-concert-hall-learns-to-listen',
    title: 'How a Concert Hall Learns to Listen',
    subtitle: 'A talk with Ines Calloway, acoustician',
    description:
      'Why does a whisper carry to the last row in one hall and die at the third in another? Ines Calloway has tuned rooms on three continents and brings the plaster, the felt and the recordings to prove it.\n\nAdmission is free; a ticket keeps your seat until ten minutes before the start.',
    category: 'talk',
    organizer: 'riverside-talks',
    venue: { name: 'Riverside Reading Room', location: 'Manhattan, NY', street: '9 Ferry Terrace' },
    artists: [{ name: 'Ines Calloway', role: 'speaker' }],
    dates: [{ afterDays: 11, weekday: 2, hour: 18, minute: 30 }],
    levels: [{ name: 'Free admission', price: 0, capacity: 220, maxPerOrder: 4 }],
    announcedDaysAgo: 6,
    onSaleInDays: -5,
    maxPerOrder: 4,
    hours: 1.5,
  },
  {
    slug: 'the-wednesday-six',
    title: 'The Wednesday Six',
    subtitle: 'Six comedians, ten minutes each, a new line-up every week',
    description:
      'Half of them you know from television, half of them you will. The list is chalked on the door at six; nobody is told before, not even the host.',
    category: 'comedy',
    organizer: 'the-understudy',
    venue: understudy,
    artists: [{ name: 'Pru Delgado', role: 'speaker' }],
    dates: Array.from({ length: 8 }, (_, week) => ({
      afterDays: 1 + week * 7,
      weekday: 3,
      hour: 20,
      minute: 30,
    })),
    levels: [
      { name: 'Front tables', description: 'You may be talked to', price: 3_400, capacity: 36 },
      { name: 'General admission', price: 2_200, capacity: 104 },
    ],
    announcedDaysAgo: 15,
    onSaleInDays: -14,
    hours: 1.75,
  },
  {
    slug: 'otto-brandt-small-print',
    title: 'Otto Brandt: Small Print',
    subtitle: 'An hour about contracts, marriages and other agreements',
    description: 'A former lawyer reads aloud what you agreed to. New hour, two shows a night.',
    category: 'comedy',
    organizer: 'the-understudy',
    venue: understudy,
    artists: [{ name: 'Otto Brandt', role: 'headliner' }],
    dates: [
      { afterDays: 26, weekday: 5, hour: 19 },
      { afterDays: 26, weekday: 5, hour: 21, minute: 30 },
    ],
    levels: [{ name: 'General admission', price: 2_800, capacity: 140 }],
    announcedDaysAgo: 2,
    onSaleInDays: -1,
    hours: 1.25,
  },
];
