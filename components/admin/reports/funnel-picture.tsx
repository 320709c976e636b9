import { type Funnel, funnelNames, funnelSteps } from '@/lib/payments/reports/report-view';

const percent = (part: number) =>
  part >= 0.1 || part === 0 ? `${Math.round(part * 100)} %` : `${(part * 100).toFixed(1)} %`;

/** The steps as bars that grow shorter, each with what is left of the step before. */
export function FunnelPicture({ funnel: { since, counts } }: { funnel: Funnel }) {
  const steps = since ? funnelSteps : funnelSteps.slice(2);
  const most = Math.max(1, ...steps.map((step) => counts[step]));
  return (
    <ol className="grid gap-3">
      {steps.map((step, at) => {
        const before = steps[at - 1];
        const left = before && counts[before] > 0 ? counts[step] / counts[before] : null;
        return (
          <li key={step}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="font-semibold">{funnelNames[step]}</span>
              <span>
                {counts[step].toLocaleString('en-US')}
                {left !== null && <span className="text-ink-soft">, {percent(left)} of the step before</span>}
              </span>
            </p>
            <svg
              aria-hidden="true"
              viewBox="0 0 100 8"
              preserveAspectRatio="none"
              className="mt-1 block h-5 w-full"
            >
              <rect x="0" width="100" height="8" fill="var(--sunken)" />
              <rect width={(counts[step] / most) * 100} height="8" fill="var(--accent)" />
            </svg>
          </li>
        );
      })}
    </ol>
  );
}
