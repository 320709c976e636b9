'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { DateTime } from '@/components/ui/date-time';
import { SubmitButton } from '@/components/ui/submit-button';
import { publishPlanAction } from '@/lib/inventory/plan-actions';
import type { PlanEditorView } from '@/lib/inventory/plan-admin-view';
import { MovePerformanceForm } from './move-performance-form';
import { Panel } from './panel';

type VersionsPanelProps = {
  organizer: string;
  plan: PlanEditorView;
  /** The save that is on the screen. */
  version: number;
  isSaved: boolean;
  blocking: number;
  url: string;
};

/** Publishing, what was published, and which performances sell which version. */
export function VersionsPanel({ organizer, plan, version, isSaved, blocking, url }: VersionsPanelProps) {
  const { state, formRef, formAction } = useFormAction(publishPlanAction);
  const [newest] = plan.versions;
  const isPublished = newest?.draftVersion === version && isSaved;
  const behind = plan.performances.filter((show) => newest && show.version !== newest.version);
  return (
    <Panel title="Versions" note={newest ? `version ${newest.version}` : 'not published'}>
      <form ref={formRef} action={formAction} className="grid gap-3">
        <FormMessage state={state} success="Published. Performances can sell it now." />
        <input type="hidden" name="organizer" value={organizer} />
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="version" value={version} />
        <p className="text-ink-soft text-sm">
          {isPublished
            ? 'The newest version is what you see.'
            : blocking > 0
              ? 'Fix what the issues name, then publish.'
              : 'Publishing makes a version that performances can sell. It never changes afterwards.'}
        </p>
        <SubmitButton
          size="small"
          pendingText="Publishing…"
          disabled={!isSaved || isPublished || blocking > 0}
          className="justify-self-start"
        >
          Publish version {(newest?.version ?? 0) + (isPublished ? 0 : 1)}
        </SubmitButton>
      </form>
      <ul className="grid gap-1 text-sm">
        {plan.versions.map((each) => (
          <li key={each.id} className="flex flex-wrap justify-between gap-x-3">
            <span>
              Version {each.version}, <DateTime at={each.publishedAt} timeZone="UTC" style="short" />
            </span>
            <span className="text-ink-soft">
              {each.performances === 1 ? '1 performance' : `${each.performances} performances`}
            </span>
          </li>
        ))}
      </ul>
      {newest &&
        behind.map((show) => (
          <MovePerformanceForm key={show.id} organizer={organizer} show={show} newest={newest} />
        ))}
      <a href={`${url}?download`} className="text-link text-sm">
        Download as a file
      </a>
    </Panel>
  );
}
