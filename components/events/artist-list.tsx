import Link from 'next/link';
import type { EventView } from '@/lib/catalog/find-event';

const roles: Record<EventView['artists'][number]['role'], string> = {
  headliner: 'Headliner',
  conductor: 'Conductor',
  soloist: 'Soloist',
  ensemble: 'Ensemble',
  speaker: 'Speaker',
  support: 'Support',
};

/** Who is on stage, each leading to the other dates with them. */
export function ArtistList({ artists }: { artists: EventView['artists'] }) {
  return (
    <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {artists.map(({ slug, name, role, instrument }) => (
        <li key={`${slug} ${role}`}>
          <Link
            href={`/artists/${slug}`}
            prefetch={false}
            className="font-semibold underline-offset-4 hover:underline"
          >
            {name}
          </Link>
          <span className="block note">{instrument ?? roles[role]}</span>
        </li>
      ))}
    </ul>
  );
}
