import { expect, test } from 'vitest';
import { newOrganizerInput, refundSettingsInput, textSettingsInput } from './input';

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
    imprint: null,
    terms: null,
    privacy: null,
  });
});

test('a refund rule: none, or days before the start with what becomes of the fees', () => {
  const given = (values: object) => refundSettingsInput.safeParse({ refunds: 'until', ...values });
  const rule = { refundDays: 7, refundKeepsFees: true, refundPolicy: null };
  expect(given({ days: '7', fees: 'keep' }).data).toEqual(rule);
  expect(given({ days: '0' }).data).toMatchObject({ refundDays: 0, refundKeepsFees: false });
  const none = { refunds: 'none', days: '7', fees: 'keep', refundPolicy: 'Ask us.' };
  expect(given(none).data).toEqual({ refundDays: null, refundKeepsFees: false, refundPolicy: 'Ask us.' });
  for (const days of ['', '-1', '1.5', '366', '1e2', 'soon']) {
    expect(given({ days }).error?.issues[0]).toMatchObject({ path: ['days'] });
  }
});
