import { expect, type Person } from './person';

export type Newcomer = { name: string; email: string; password: string };

export type House = { name: string; slug: string };

const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });
const link = ({ page }: Person, name: string) => page.getByRole('link', { name, exact: true });
const label = ({ page }: Person, name: string) => page.getByLabel(name, { exact: true });
const heading = ({ page }: Person, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

/**
 * From the home page to an account whose address is verified, and on to where organizers begin; `linkOf` reads the link
 * in the mail.
 */
export async function openAccount(
  person: Person,
  { name, email, password }: Newcomer,
  linkOf: (email: string) => Promise<string>,
): Promise<void> {
  const { page } = person;
  await page.goto('/');
  await person.press(link(person, 'Sell your own tickets'));
  await heading(person, 'Sign in');
  await person.press(link(person, 'Open an account'));
  await heading(person, 'Open an account');
  await person.fill(label(person, 'Your name'), name);
  await person.fill(label(person, 'E-mail address'), email);
  await person.fill(label(person, 'Password'), password);
  await person.look('account');
  await person.press(button(person, 'Open an account'));
  await heading(person, 'Look into your mailbox');
  await person.look('mailbox');
  await page.goto(await linkOf(email));
  await person.look('verify');
  await person.press(button(person, 'Verify my address'));
  await heading(person, 'Sign in');
  await person.fill(label(person, 'E-mail address'), email);
  await person.fill(label(person, 'Password'), password);
  await person.press(button(person, 'Sign in'));
  await heading(person, 'Organize');
  await person.look('organize');
}

/** From there to the organizer's overview. */
export async function becomeOrganizer(person: Person, { name, slug }: House): Promise<void> {
  await person.press(link(person, 'Become an organizer'));
  await heading(person, 'Become an organizer');
  await person.fill(label(person, 'Name'), name);
  // The form proposes one, which a person keeps; ours must be nobody else's.
  await label(person, 'Address on this site').fill(slug);
  await person.look('organizer');
  await person.press(button(person, 'Become an organizer'));
  await heading(person, name);
  await person.look('overview');
}

/** A plan of numbered seats, published so that dates can sell it. */
export async function drawPlan(
  person: Person,
  { name, rows, seats }: { name: string; rows: number; seats: number },
): Promise<void> {
  const { page } = person;
  await person.press(
    page.getByRole('navigation', { name: 'Organizer' }).getByRole('link', { name: 'Seating plans' }),
  );
  await person.press(link(person, 'New plan'));
  await heading(person, /plan/i);
  await person.fill(label(person, 'Name'), name);
  await person.fill(label(person, 'Rows'), String(rows));
  await person.fill(label(person, 'Seats in each row'), String(seats));
  await person.press(button(person, 'Make the plan'));
  await expect(page.getByRole('application', { name: 'Seating plan' }).locator('canvas')).toBeVisible();
  await person.look('plan');
  await person.press(page.getByRole('button', { name: 'Publish version 1' }));
  await expect(page.getByText('Published. Performances can sell it now.')).toBeVisible();
}

/** A draft with its title, category and artist. */
export async function draftEvent(
  person: Person,
  event: { title: string; category: string; artist: string; description: string },
): Promise<void> {
  const { page } = person;
  await person.press(link(person, 'Make your first event'));
  await person.fill(label(person, 'Title'), event.title);
  await person.choose(label(person, 'Category'), event.category);
  await person.fill(page.getByLabel('Description'), event.description);
  await person.fill(page.getByLabel('Artists'), event.artist);
  await person.look('event');
  await person.press(button(person, 'Create the draft'));
  await heading(person, 'Add dates: where?');
}

type Evening = {
  venue: { name: string; city: string; country: string; timeZone: string };
  day: string;
  time?: string;
  doorsBefore?: string;
  /** The plan whose seats are sold; places without numbers when left out. */
  plan?: string;
};

/** A venue and one date there. */
export async function addDate(
  person: Person,
  { venue, day, time, doorsBefore, plan }: Evening,
): Promise<void> {
  const { page } = person;
  await person.fill(label(person, 'Name'), venue.name);
  await person.fill(label(person, 'City'), venue.city);
  await person.fill(label(person, 'Country'), venue.country);
  await person.choose(label(person, 'Time zone'), venue.timeZone);
  await person.look('venue');
  await person.press(button(person, 'Add the venue'));
  await heading(person, 'Add dates');
  await person.fill(label(person, 'Day'), day);
  if (time) await person.fill(page.getByLabel(/^Begins/), time);
  if (doorsBefore) {
    await person.press(page.getByText('Doors, sale, limits'));
    await person.fill(page.getByLabel('Doors, minutes before'), doorsBefore);
  }
  if (plan) await person.choose(page.getByLabel('What is sold'), { label: `Numbered seats: ${plan}` });
  await person.look('date');
  await person.press(button(person, 'Go on'));
  await expect(page.getByText('Added.')).toBeVisible();
}

/** The price of what the date sells: of the seats of a category, or of a number of places. */
export async function addPrice(
  person: Person,
  price: { name: string; amount: string } & ({ places: string } | { category: RegExp }),
): Promise<void> {
  const { page } = person;
  await person.fill(label(person, 'Name').first(), price.name);
  await person.fill(page.getByLabel(/^Amount in/).first(), price.amount);
  if ('places' in price) await person.fill(label(person, 'Places'), price.places);
  else await person.tick(page.getByRole('checkbox', { name: price.category }).first());
  await person.look('price');
  await person.press(button(person, 'Add the price').first());
  await expect(page.getByText('The price is saved.')).toBeVisible();
}

/** From the date's page out into the public. Gives the path of the event's page. */
export async function publish(person: Person, title: string): Promise<string> {
  const { page } = person;
  await person.look('ready');
  await person.press(button(person, 'Publish the event'));
  await heading(person, title);
  await expect(page.getByText('It is public now.')).toBeVisible();
  await person.look('published');
  return (await link(person, 'As fans see it').getAttribute('href')) ?? '';
}
