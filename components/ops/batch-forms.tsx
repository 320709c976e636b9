import type { FailureBatch } from '@/lib/failures/read-batch';
import { batchAction } from '@/lib/operations/message-actions';
import { OpsForm } from './ops-form';

type BatchFormsProps = Pick<FailureBatch, 'state' | 'action'> & {
  batchId: string;
  label: string;
  mine: boolean;
};

/** What can be done with a batch where it stands; each button says what it does. */
export function BatchForms({ batchId, state, action, label, mine }: BatchFormsProps) {
  const verbs: [verb: string, text: string, isMain: boolean][] = [];
  if (state === 'frozen') verbs.push(['start', label, true]);
  if (state === 'awaiting_approval' && !mine) verbs.push(['approve', `Approve: ${label}`, true]);
  if (state === 'running') verbs.push(['pause', 'Pause', false]);
  if (state === 'paused' || state === 'stopped') verbs.push(['resume', 'Go on', true]);
  if (['frozen', 'awaiting_approval', 'running', 'paused', 'stopped'].includes(state))
    verbs.push(['cancel', 'Cancel', false]);
  if (action === 'delete' && ['done', 'cancelled'].includes(state))
    verbs.push(['restore', 'Undo the deletion', false]);
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      {verbs.map(([verb, text, isMain]) => (
        <OpsForm
          key={verb}
          action={batchAction}
          fields={{ batchId, verb }}
          variant={isMain ? 'primary' : 'secondary'}
        >
          {text}
        </OpsForm>
      ))}
    </div>
  );
}
