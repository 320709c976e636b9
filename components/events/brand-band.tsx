import { brandOf } from '@/lib/organizers/brand-view';

/** A row of tesserae in the organizer's own colour, made readable for the dark page too. Decoration. */
export function BrandBand({ color }: { color: string }) {
  const { light, dark } = brandOf(color);
  return (
    <div className="mt-8 -mb-4 flex gap-0.5">
      {[
        { shown: light.color, when: 'dark:hidden' },
        { shown: dark.color, when: 'hidden dark:block' },
      ].map(({ shown, when }) => (
        <svg
          key={when}
          aria-hidden="true"
          width="104"
          height="10"
          viewBox="0 0 104 10"
          fill={shown}
          className={when}
        >
          <path d="M0 0h18v10H0zM20 0h10v10H20zM32 0h26v10H32zM60 0h8v10h-8zM70 0h34v10H70z" />
        </svg>
      ))}
    </div>
  );
}
