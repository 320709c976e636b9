'use client';

import { seatsOf } from '@/lib/inventory/plan-document/document';
import type { PlanIssue } from '@/lib/inventory/plan-document/find-issues';
import { Panel } from './panel';
import type { Editor } from './use-editor';

const shown = 30;

/** What is wrong with the plan; each line selects the seats that it is about. */
export function IssuesPanel({ editor, issues }: { editor: Editor; issues: PlanIssue[] }) {
  const show = (issue: PlanIssue) => {
    const seats = new Set(issue.seats);
    editor.select({ seats, areas: new Set() });
    for (const { seat } of seatsOf(editor.state.document)) {
      if (!seats.has(seat.guid)) continue;
      editor.board.current?.showPoint(seat);
      break;
    }
  };
  const blocking = issues.filter((issue) => issue.blocking).length;
  return (
    <Panel title="Issues" note={issues.length === 0 ? 'none' : `${blocking} to fix`}>
      {issues.length === 0 && (
        <p className="text-sm">Every seat has its own name and a category, and none lies over another.</p>
      )}
      <ul className="grid gap-1 text-sm">
        {issues.slice(0, shown).map((issue) => (
          <li key={issue.message}>
            {issue.seats.length > 0 ? (
              <button
                type="button"
                onClick={() => show(issue)}
                className="w-full rounded-tile px-2 py-1.5 text-left hover:bg-sunken"
              >
                <span className={issue.blocking ? 'font-semibold text-danger' : 'font-semibold text-warning'}>
                  {issue.blocking ? 'Fix: ' : 'Look: '}
                </span>
                {issue.message}
              </button>
            ) : (
              <p className="px-2 py-1.5">{issue.message}</p>
            )}
          </li>
        ))}
      </ul>
      {issues.length > shown && <p className="text-sm">And {issues.length - shown} more.</p>}
    </Panel>
  );
}
