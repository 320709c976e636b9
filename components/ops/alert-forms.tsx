import { SelectField } from '@/components/ui/select-field';
import { acknowledgeAlertAction, snoozeAlertAction } from '@/lib/operations/alert-actions';
import { snoozeChoices } from '@/lib/operations/input';
import { OpsForm } from './ops-form';

/** Taking an open alert on, or putting it aside. */
export function AlertForms({ alertId, acknowledged }: { alertId: string; acknowledged: boolean }) {
  return (
    <div className="flex flex-wrap items-end gap-x-10 gap-y-5">
      {!acknowledged && (
        <OpsForm action={acknowledgeAlertAction} fields={{ alertId }} variant="primary">
          I look after it
        </OpsForm>
      )}
      <OpsForm
        action={snoozeAlertAction}
        fields={{ alertId }}
        before={
          <SelectField label="Tell nobody for" name="minutes" defaultValue="120">
            {snoozeChoices.map(([minutes, label]) => (
              <option key={minutes} value={minutes}>
                {label}
              </option>
            ))}
          </SelectField>
        }
      >
        Snooze
      </OpsForm>
    </div>
  );
}
