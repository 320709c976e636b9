import { brandOf, ratioText } from '@/lib/organizers/brand-view';

/** The brand colour as it is shown by day and by night, with its contrast said in figures. */
export function BrandSample({ color, name }: { color: string; name: string }) {
  const { light, dark } = brandOf(color);
  const samples = [
    { title: 'Light page', ground: '#f7f8f5', ...light },
    { title: 'Dark page', ground: '#18201d', ...dark },
  ];
  return (
    <ul className="grid gap-4 sm:grid-cols-2" aria-label="How the colour looks">
      {samples.map(({ title, ground, color: shown, ratio }) => (
        <li key={title} className="rounded-tile border border-line p-4" style={{ background: ground }}>
          {/* Decoration: a colour that cannot be read yet must still be seen. */}
          <p aria-hidden="true" className="truncate font-display text-2xl" style={{ color: shown }}>
            {name}
          </p>
          <p className="mt-1 text-sm" style={{ color: title === 'Light page' ? '#13201b' : '#edf2ef' }}>
            {title}: {shown}, contrast {ratioText(ratio)}
          </p>
        </li>
      ))}
    </ul>
  );
}
