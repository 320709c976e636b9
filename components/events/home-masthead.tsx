import { ChoiceChip } from '@/components/ui/chip';
import { datePresetLabels, datePresets } from '@/lib/catalog/input';
import { SearchBar } from './search-bar';

/** The top of the home page: what the site is for, and the search. The drawing is a hall whose seats are tesserae. */
export function HomeMasthead() {
  return (
    <div className="border-line border-b bg-surface">
      <div className="wrap grid items-end gap-x-12 pt-12 sm:pt-16 lg:grid-cols-[1fr_35rem]">
        <div className="pb-10 sm:pb-16">
          <h1 className="text-5xl xl:text-6xl">
            Find your evening. <span className="inline-block">Choose your seat.</span>
          </h1>
          <p className="measure mt-5 mb-8 text-ink-soft text-lg">
            Concerts, shows, comedy and talks. The price you see is the price you pay, fees and tax inside.
          </p>
          <SearchBar />
          <ul className="mt-4 flex flex-wrap gap-2">
            {datePresets.map((when) => (
              <li key={when}>
                <ChoiceChip href={`/events?when=${when}`}>{datePresetLabels[when]}</ChoiceChip>
              </li>
            ))}
          </ul>
        </div>
        {/* biome-ignore lint/performance/noImgElement: an SVG of our own needs no optimizer */}
        <img
          src="/amphitheatre.svg"
          alt=""
          width={560}
          height={300}
          // Phones do not show it and so need not fetch it.
          loading="lazy"
          className="hidden h-auto w-full lg:block"
        />
      </div>
    </div>
  );
}
