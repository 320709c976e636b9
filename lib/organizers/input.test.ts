import { expect, test } from 'vitest';
import { newOrganizerInput, textSettingsInput } from './input';

const good = {
  name: 'Théâtre du Nord',
  slug: '',
  supportEmail: ' Help@Nord.example ',
  website: '',
  currency: 'eur',
  timeZone: 'Europe/Paris',
};

const problems = (given: Record<string, string>) => {
  const parsed = newOrganizerInput.safeParse({ ...good, ...given });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path[0], message]);
};

test('an empty slug becomes the one that the name suggests', () => {
  expect(newOrganizerInput.parse(good)).toEqual({
    ...good,
    slug: 'theatre-du-nord',
    supportEmail: 'help@nord.example',
    website: null,
  });
});

test('a web address without its scheme gets one; what is no web address is refused', () => {
  expect(newOrganizerInput.parse({ ...good, website: 'nord.example/x' }).website).toBe(
    'https://nord.example/x',
  );
  for (const website of ['javascript:alert(1)', 'ftp://nord.example', 'not a site', 'https://']) {
    expect(problems({ website })).toEqual([['website', 'Enter a web address such as https://example.org.']]);
  }
});

test.each([
  [{ name: ' ' }, 'name'],
  [{ name: 'a\u0000b' }, 'name'],
  [{ name: '日本' }, 'slug'],
  [{ slug: 'new' }, 'slug'],
  [{ supportEmail: 'nobody' }, 'supportEmail'],
  [{ currency: 'btc' }, 'currency'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
])('%o is refused at its field with a sentence', (given, field) => {
  expect(problems(given)).toEqual([[field, expect.stringMatching(/\.$/)]]);
});

test('long texts keep their lines; an empty one is none', () => {
  const about = 'One\r\n\r\nTwo ';
  expect(textSettingsInput.parse({ about, terms: '  ' })).toEqual({
    about: 'One\n\nTwo',
    refundPolicy: null,
    imprint: null,
    terms: null,
  });
});
