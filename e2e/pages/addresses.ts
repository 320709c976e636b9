import { asc, eq } from 'drizzle-orm';
import type { Database } from '@/db';
import { events, performances } from '@/db/schema';

type PublicPage = {
  name: string;
  path: (db: Database) => Promise<string> | string;
  heading: string | RegExp;
  answers?: 404;
};

/** The first date of an event of the demo programme. */
const firstDate =
  (slug: string, rest = '') =>
  async (db: Database): Promise<string> => {
    const [first] = await db
      .select({ id: performances.id })
      .from(performances)
      .innerJoin(events, eq(events.id, performances.eventId))
      .where(eq(events.slug, slug))
      .orderBy(asc(performances.startsAt))
      .limit(1);
    if (!first) throw new Error(`The demo programme has no ${slug}`);
    return `/events/${slug}/${first.id}${rest}`;
  };

/** What anybody can open, with the heading that says it is there. */
export const publicPages: PublicPage[] = [
  { name: 'home', path: () => '/', heading: /^Find your evening/ },
  { name: 'listing', path: () => '/events', heading: 'All events' },
  {
    name: 'filtered listing',
    path: () => '/events?q=dvorak&category=classical&sale=now&sort=price',
    heading: 'Search: dvorak',
  },
  { name: 'empty listing', path: () => '/events?q=zzzzqqqq&category=comedy', heading: 'Search: zzzzqqqq' },
  { name: 'city', path: () => '/events/city/new-york', heading: 'Events in New York' },
  { name: 'category', path: () => '/events/category/comedy', heading: 'Comedy events' },
  { name: 'event', path: () => '/events/the-wednesday-six', heading: 'The Wednesday Six' },
  { name: 'seats of a hall', path: firstDate('the-lanterns-wide-awake'), heading: /The Lanterns/ },
  {
    name: 'seats by section',
    path: firstDate('the-lanterns-wide-awake', '/sections'),
    heading: /The Lanterns/,
  },
  { name: 'general admission', path: firstDate('night-shift-marlow'), heading: /Night Shift/ },
  { name: 'venue', path: () => '/venues/the-understudy', heading: 'The Understudy' },
  { name: 'artist', path: () => '/artists/mara-quill', heading: 'Mara Quill' },
  { name: 'nothing here', path: () => '/nowhere', heading: 'There is nothing at this address', answers: 404 },
  {
    name: 'no such event',
    path: () => '/events/never-announced',
    heading: 'There is nothing at this address',
    answers: 404,
  },
  { name: 'terms', path: () => '/legal/terms', heading: /Terms/ },
  { name: 'empty cart', path: () => '/cart', heading: 'Your cart' },
  { name: 'checkout without a cart', path: () => '/checkout', heading: 'Your cart' },
  { name: 'sign-in', path: () => '/sign-in', heading: 'Sign in' },
  { name: 'sign-up', path: () => '/sign-up', heading: 'Open an account' },
  { name: 'forgotten password', path: () => '/reset', heading: 'Forgot your password?' },
  { name: 'new password', path: () => '/reset?token=never-sent', heading: 'Choose a new password' },
  { name: 'mailbox', path: () => '/verify?sent=1', heading: 'Look into your mailbox' },
  { name: 'verification', path: () => '/verify?token=never-sent', heading: 'Verify your address' },
];

/** What only the owner of an account can open. */
export const accountPages = [
  { path: '/account', heading: /^Hello, / },
  { path: '/account/tickets', heading: 'Your tickets' },
  { path: '/account/orders', heading: 'Your orders' },
  { path: '/account/settings', heading: 'Settings' },
];
