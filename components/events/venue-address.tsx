import Link from 'next/link';

type VenueAddressProps = {
  venue: { slug: string; name: string; street: string | null; postalCode: string | null };
  city: { slug: string; name: string; region: string | null; countryCode: string };
  /** False on the venue's own page, whose heading says it. */
  named?: boolean;
};

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

/** Where it is. */
export function VenueAddress({ venue, city, named = true }: VenueAddressProps) {
  return (
    <address className="not-italic leading-relaxed">
      {named && (
        <Link
          href={`/venues/${venue.slug}`}
          prefetch={false}
          className="font-semibold underline-offset-4 hover:underline"
        >
          {venue.name}
        </Link>
      )}
      {venue.street && <span className="block">{venue.street}</span>}
      <span className="block">
        {[city.name, [city.region, venue.postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
      </span>
      <span className="block text-ink-soft">{countries.of(city.countryCode)}</span>
    </address>
  );
}
