import { Badge } from '@/components/ui/badge';
import { SiteLink } from '@/components/ui/site-link';
import { formatMoney } from '@/lib/money';
import { pausePromoAction } from '@/lib/orders/promo-admin-actions';
import type { PromoRow } from '@/lib/orders/promo-admin-queries';
import type { PromoFigures } from '@/lib/payments/reports/promo-view';
import { FileLinks } from '../reports/file-links';
import { MemberForm } from '../shell/member-form';

type PromoListProps = {
  organizer: string;
  promos: PromoRow[];
  /** By the id of the row; none when nothing was sold with it, or the member sees no figures. */
  figures: ReadonlyMap<string, PromoFigures[]>;
  mayEdit: boolean;
};

const states = {
  active: { text: 'Active', tone: 'accent' },
  paused: { text: 'Paused', tone: 'warning' },
  before: { text: 'Not yet', tone: 'neutral' },
  over: { text: 'Ended', tone: 'neutral' },
  used_up: { text: 'Used up', tone: 'neutral' },
} as const;

const count = (number: number) => number.toLocaleString('en-US');

/** The organizer's codes: what each takes off, how often it was used, and what came in with it. */
export function PromoList({ organizer, promos, figures, mayEdit }: PromoListProps) {
  return (
    <ul className="mt-6 divide-y divide-line border-line border-y">
      {promos.map((promo) => (
        <li key={promo.id} className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_16rem_6rem]">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Name organizer={organizer} promo={promo} mayEdit={mayEdit} />
              <Badge tone={states[promo.state].tone}>{states[promo.state].text}</Badge>
            </p>
            <p className="mt-1 text-ink-soft text-sm">
              {[promo.label, promo.window, promo.note].filter(Boolean).join(' · ')}
            </p>
          </div>
          <div className="self-center text-sm">
            <p>
              <span className="font-semibold">{count(promo.uses)}</span>
              <span className="text-ink-soft">
                {promo.maxUses === null ? ' used' : ` of ${count(promo.maxUses)} used`}
              </span>
            </p>
            {(figures.get(promo.id) ?? []).map((line) => (
              <p key={line.currency} className="text-ink-soft">
                {line.tickets === 1 ? '1 ticket' : `${count(line.tickets)} tickets`},{' '}
                {formatMoney(line.gross, line.currency)} paid, {formatMoney(line.discount, line.currency)} off
              </p>
            ))}
          </div>
          {mayEdit && (
            <div className="self-center">
              <MemberForm
                action={pausePromoAction}
                organizer={organizer}
                fields={{ promoCodeId: promo.id, paused: promo.state === 'paused' ? 'no' : 'yes' }}
                variant="quiet"
                className="-ml-3 sm:ml-0"
              >
                <span>
                  {promo.state === 'paused' ? 'Resume' : 'Pause'}{' '}
                  <span className="sr-only">{promo.isBatch ? 'these codes' : promo.code}</span>
                </span>
              </MemberForm>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Name({
  organizer,
  promo,
  mayEdit,
}: Pick<PromoListProps, 'organizer' | 'mayEdit'> & { promo: PromoRow }) {
  const name = 'wrap-anywhere font-display text-2xl';
  if (promo.isBatch) {
    return (
      <>
        <span className={name}>{count(promo.codes)} single-use codes</span>
        {mayEdit && <FileLinks csv={`/api/admin/${organizer}/promo-codes/${promo.id}`} about="These codes" />}
      </>
    );
  }
  if (!mayEdit) return <span className={name}>{promo.code}</span>;
  return (
    <SiteLink
      href={`/admin/${organizer}/promo-codes/${promo.id}`}
      prefetch={false}
      className={`${name} text-link`}
    >
      {promo.code}
    </SiteLink>
  );
}
