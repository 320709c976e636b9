'use client';

import { useState } from 'react';
import type { countPeople } from '@/lib/messages/attendees/message-queries';
import { peopleText } from './message-words';

export type People = Awaited<ReturnType<typeof countPeople>>;

type AudienceFieldsProps = {
  levels: { id: string; name: string }[];
  people: People;
  chosen?: { levelIds: string[]; presence: string };
  error?: string;
};

const presences = [
  { value: 'all', label: 'Everybody with a valid ticket' },
  { value: 'in', label: 'Who is in' },
  { value: 'out', label: 'Who has not come in yet' },
] as const;

const row = 'flex min-h-11 items-center gap-3';
const box = 'size-5 shrink-0 accent-(--accent)';

/** Who gets a message, with how many people that is now. What was ticked stays so when the form comes back with a complaint: it is reset to the defaults, so these follow. */
export function AudienceFields({ levels, people, chosen, error }: AudienceFieldsProps) {
  const [presence, setPresence] = useState(chosen?.presence ?? 'all');
  const [levelIds, setLevelIds] = useState(chosen?.levelIds ?? []);
  const others = (id: string) => levelIds.filter((one) => one !== id);
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-semibold">Who gets it</legend>
        {presences.map(({ value, label }) => (
          <label key={value} className={row}>
            <input
              type="radio"
              name="presence"
              value={value}
              defaultChecked={value === presence}
              onChange={() => setPresence(value)}
              className={box}
            />
            <span>
              {label} <span className="note">({peopleText(people.presence[value])})</span>
            </span>
          </label>
        ))}
      </fieldset>
      {levels.length > 1 && (
        <fieldset>
          <legend className="mb-1 font-semibold">Only these prices</legend>
          <p className="note">None ticked: all of them.</p>
          {levels.map(({ id, name }) => (
            <label key={id} className={row}>
              <input
                type="checkbox"
                name="level"
                value={id}
                defaultChecked={levelIds.includes(id)}
                onChange={({ target }) => setLevelIds(target.checked ? [...others(id), id] : others(id))}
                className={box}
              />
              <span>
                {name} <span className="note">({peopleText(people.levels[id] ?? 0)})</span>
              </span>
            </label>
          ))}
          {error && <p className="font-semibold text-danger text-sm">{error}</p>}
        </fieldset>
      )}
    </>
  );
}
