import { Badge } from '@/components/ui/badge';
import { removeChannelAction, switchChannelAction, tryChannelAction } from '@/lib/operations/alert-actions';
import type { ChannelView } from '@/lib/operations/alert-queries';
import { OpsForm } from './ops-form';

const kinds = { mail: 'Mail', slack: 'Slack', webhook: 'Webhook' };
const hour = (at: number) => `${String(at).padStart(2, '0')}:00`;

/** When a channel hears what, in one sentence. */
function when({ severity, afterMinutes, quietFrom, quietTo, timeZone }: ChannelView): string {
  const what = severity === 'critical' ? 'Critical alerts' : 'Every alert';
  const late = afterMinutes === 0 ? 'at once' : `when nobody has taken it on for ${afterMinutes} minutes`;
  const quiet =
    quietFrom === quietTo
      ? ''
      : `; from ${hour(quietFrom)} to ${hour(quietTo)} (${timeZone}) critical ones only`;
  return `${what}, ${late}${quiet}.`;
}

/** Where alerts are told. */
export function ChannelList({ channels }: { channels: ChannelView[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {channels.map((channel) => (
        <li key={channel.id} className="grid gap-x-8 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_auto]">
          <div>
            <p>
              <span className="font-semibold">{channel.name}</span>{' '}
              <span className="text-ink-soft text-sm">{kinds[channel.kind]}</span>{' '}
              {!channel.enabled && <Badge>Off</Badge>}
            </p>
            <p className="text-ink-soft text-sm">{when(channel)}</p>
          </div>
          <div className="flex flex-wrap items-start gap-2">
            <OpsForm action={tryChannelAction} fields={{ channelId: channel.id }} success="It was taken.">
              Try it<span className="sr-only">: {channel.name}</span>
            </OpsForm>
            <OpsForm action={switchChannelAction} fields={{ channelId: channel.id }}>
              {channel.enabled ? 'Switch off' : 'Switch on'}
              <span className="sr-only">: {channel.name}</span>
            </OpsForm>
            <OpsForm action={removeChannelAction} fields={{ channelId: channel.id }} variant="danger">
              Remove<span className="sr-only">: {channel.name}</span>
            </OpsForm>
          </div>
        </li>
      ))}
    </ul>
  );
}
