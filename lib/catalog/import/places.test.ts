import { expect, test } from 'vitest';
import { findPlace } from './places';

test.each([
  ['Manhattan, NY', 'New York', 'NY', 'US', 'America/New_York'],
  ['Brooklyn, NY', 'Brooklyn', 'NY', 'US', 'America/New_York'],
  ['Vail, CO', 'Vail', 'CO', 'US', 'America/Denver'],
  ['Bethel, NY', 'Bethel', 'NY', 'US', 'America/New_York'],
  ['Danville, KY', 'Danville', 'KY', 'US', 'America/New_York'],
  ['Naples, FL', 'Naples', 'FL', 'US', 'America/New_York'],
  ['Washington, DC', 'Washington', 'DC', 'US', 'America/New_York'],
  ['San Juan, PUERTO RICO', 'San Juan', null, 'PR', 'America/Puerto_Rico'],
  ['Seoul, KOREA', 'Seoul', null, 'KR', 'Asia/Seoul'],
  ['Incheon, South Korea', 'Incheon', null, 'KR', 'Asia/Seoul'],
  ["Pyongyang, DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", 'Pyongyang', null, 'KP', 'Asia/Pyongyang'],
  ['Mannheim, W. GERMANY', 'Mannheim', null, 'DE', 'Europe/Berlin'],
  ['Dusseldorf, GERMANY', 'Düsseldorf', null, 'DE', 'Europe/Berlin'],
  ['Luzerne, SWITZERLAND', 'Lucerne', null, 'CH', 'Europe/Zurich'],
  ['London, ENGLAND', 'London', null, 'GB', 'Europe/London'],
  ['Hong Kong, CHINA', 'Hong Kong', null, 'HK', 'Asia/Hong_Kong'],
  ['Hanoi, VIETNAM', 'Hanoi', null, 'VN', 'Asia/Ho_Chi_Minh'],
  ['Singapore', 'Singapore', null, 'SG', 'Asia/Singapore'],
  ['Al Ain, UNITED ARAB EMIRATES', 'Al Ain', null, 'AE', 'Asia/Dubai'],
  ['Leningrad, USSR', 'Leningrad', null, 'RU', 'Europe/Moscow'],
])('finds %s', (location, city, region, countryCode, timeZone) => {
  expect(findPlace(location)).toMatchObject({ city, region, countryCode, timeZone });
});

test('takes a small town for its state where the state keeps one time', () => {
  expect(findPlace('Lenox, MA')).toMatchObject({
    city: 'Lenox',
    timeZone: 'America/New_York',
    latitude: null,
  });
});

test.each(['Atlantis, NEVERLAND', 'Nowhere, TX', 'Nowhere, ZZ', '', ', NY'])(
  'does not guess at "%s"',
  (location) => {
    expect(findPlace(location)).toBeNull();
  },
);
