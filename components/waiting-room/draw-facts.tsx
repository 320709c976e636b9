import type { RoomAnswer } from '@/lib/waiting-room/room-view';

/** How anybody can check that the draw was fair. */
export function DrawFacts({ answer }: { answer: Pick<RoomAnswer, 'seedHash' | 'draw'> }) {
  return (
    <details className="text-sm">
      <summary className="py-2">How places are drawn</summary>
      <div className="grid gap-2 text-ink-soft">
        <p>
          A secret number decides the draw. Its fingerprint (SHA-256) was fixed before anybody came; the
          number itself is shown after the opening, so that everybody can check that it was not changed.
        </p>
        <p>
          Fingerprint: <code className="break-all">{answer.seedHash}</code>
        </p>
        {answer.draw && (
          <p>
            Number: <code className="break-all">{answer.draw.seed}</code>, drawn among{' '}
            {answer.draw.gathered.toLocaleString('en-US')}
          </p>
        )}
      </div>
    </details>
  );
}
