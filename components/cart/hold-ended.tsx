import { LinkButton } from '@/components/ui/link-button';
import { TellHeader } from './tell-header';

export type WayBack = { title: string; href: string };

/** The time is over and the seats are on sale again: says so, and leads back to them. */
export function HoldEnded({ waysBack }: { waysBack: WayBack[] }) {
  return (
    <div role="alert" className="border-line border-y py-12">
      <TellHeader count={0} />
      <h2 className="text-2xl">Your hold has ended</h2>
      <p className="measure mt-3 text-ink-soft">
        Nothing was charged. The tickets went back on sale; if nobody was faster, you can choose the same ones
        again.
      </p>
      {waysBack.length === 0 && (
        <p className="mt-6">
          <LinkButton href="/events">Find an event</LinkButton>
        </p>
      )}
      <ul className="mt-6 flex flex-wrap gap-3">
        {waysBack.map(({ title, href }, position) => (
          <li key={href}>
            <LinkButton href={href} variant={position === 0 ? 'primary' : 'secondary'}>
              Choose again: {title}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
