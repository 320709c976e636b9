import { cityMapping } from 'city-timezones';
import { cityNames, countriesByHand, missingCities, stateNames } from './places-by-hand';
import { chooseSpelling, fold, tidy } from './text';
import { titleCase } from './title-case';

export type Place = {
  city: string;
  /** "NY"; null outside the United States. */
  region: string | null;
  countryCode: string;
  /** IANA name. */
  timeZone: string;
  latitude: number | null;
  longitude: number | null;
};

type City = (typeof cityMapping)[number];

const cityKey = (city: string) =>
  fold(city)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
const areaKey = (area: string) =>
  fold(area)
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();

/** Built at first use: only an import needs the list of the world's larger cities. */
let cities: Map<string, City[]> | undefined;
let countries: Map<string, string[]> | undefined;

function citiesCalled(name: string): City[] {
  if (!cities) {
    cities = new Map();
    for (const city of cityMapping) {
      for (const key of new Set([cityKey(city.city), cityKey(city.city_ascii)])) {
        const list = cities.get(key);
        if (list) list.push(city);
        else cities.set(key, [city]);
      }
    }
  }
  return cities.get(cityKey(name)) ?? [];
}

function countriesCalled(name: string): string[] {
  if (!countries) {
    const english = new Intl.DisplayNames('en', { type: 'region' });
    const codes = [...new Set(cityMapping.map((city) => city.iso2))].filter((code) =>
      /^[A-Z]{2}$/.test(code),
    );
    countries = new Map(codes.map((code) => [areaKey(english.of(code) ?? code), [code]]));
    for (const [area, found] of Object.entries(countriesByHand)) countries.set(area, found);
  }
  return countries.get(areaKey(name)) ?? [];
}

/**
 * Understands the archive's "City, ST", "City, COUNTRY" and, for a city that is a state, "City". Null when no time
 * zone can be told for certain: then no moment can be given to a concert there.
 */
export function findPlace(location: string): Place | null {
  const text = chooseSpelling(location);
  const comma = text.lastIndexOf(',');
  const cityText = tidy(comma < 0 ? text : text.slice(0, comma));
  const area = tidy(comma < 0 ? cityText : text.slice(comma + 1));
  const state = areaKey(area) in stateNames ? areaKey(area) : null;
  const possible = state ? ['US'] : countriesCalled(area);
  if (!cityText || possible.length === 0) return null;
  const city =
    cityNames[fold(cityText).toUpperCase()] ?? (/\p{Ll}/u.test(cityText) ? cityText : titleCase(cityText));
  return byHand(city, possible, state) ?? listed(city, possible, state) ?? inOneZone(city, possible, state);
}

function byHand(city: string, possible: string[], region: string | null): Place | null {
  for (const countryCode of possible) {
    const found = missingCities[`${cityKey(city)},${region ?? countryCode.toLowerCase()}`];
    if (found)
      return { city, region, countryCode, timeZone: found[0], latitude: found[1], longitude: found[2] };
  }
  return null;
}

function listed(city: string, possible: string[], region: string | null): Place | null {
  const [best] = citiesCalled(city)
    .filter((one) => possible.includes(one.iso2) && (!region || one.state_ansi === region))
    .sort((a, b) => b.pop - a.pop);
  if (!best) return null;
  return {
    city,
    region,
    countryCode: best.iso2,
    timeZone: best.timezone,
    latitude: best.lat,
    longitude: best.lng,
  };
}

/** A small town is in no list, but where a whole state or country keeps one time, that time is the town's. */
function inOneZone(city: string, possible: string[], region: string | null): Place | null {
  const [countryCode] = possible;
  if (!countryCode || possible.length > 1) return null;
  const zones = new Set(
    cityMapping
      .filter((one) => one.iso2 === countryCode && (!region || one.state_ansi === region))
      .map((one) => one.timezone),
  );
  const [timeZone] = zones;
  if (!timeZone || zones.size > 1) return null;
  return { city, region, countryCode, timeZone, latitude: null, longitude: null };
}
