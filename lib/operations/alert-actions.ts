'use server';

import { redirect } from 'next/navigation';
import type { ActionState } from '@/lib/identity/action';
import type { Failure } from '@/lib/result';
import { alertInput, channelIdInput, channelInput, snoozeInput } from './input';
import { addChannel, removeChannel, switchChannel, tryChannel } from './manage-channels';
import { runStaffAction } from './staff-action';
import { acknowledgeAlert, snoozeAlert } from './steer-alert';

type State = ActionState<{ ok: true } | Failure>;

/** Puts an alert aside for some minutes. */
export async function snoozeAlertAction(_before: unknown, formData: FormData): Promise<State> {
  const result = await runStaffAction(snoozeInput, formData, (ctx, input) => snoozeAlert({ ctx, input }));
  if (result.ok) redirect(`/ops/alerts/${formData.get('alertId')}`);
  return result;
}

/** Takes an alert on. */
export async function acknowledgeAlertAction(_before: unknown, formData: FormData): Promise<State> {
  const result = await runStaffAction(alertInput, formData, (ctx, input) => acknowledgeAlert({ ctx, input }));
  if (result.ok) redirect(`/ops/alerts/${formData.get('alertId')}`);
  return result;
}

/** Adds a channel to which alerts are told. */
export async function addChannelAction(_before: unknown, formData: FormData): Promise<State> {
  const result = await runStaffAction(channelInput, formData, (ctx, input) => addChannel({ ctx, input }));
  if (result.ok) redirect('/ops/alerts/channels');
  return result;
}

/** Switches a channel off or on. */
export async function switchChannelAction(_before: unknown, formData: FormData): Promise<State> {
  const result = await runStaffAction(channelIdInput, formData, (ctx, input) =>
    switchChannel({ ctx, input }),
  );
  if (result.ok) redirect('/ops/alerts/channels');
  return result;
}

/** Removes a channel. */
export async function removeChannelAction(_before: unknown, formData: FormData): Promise<State> {
  const result = await runStaffAction(channelIdInput, formData, (ctx, input) =>
    removeChannel({ ctx, input }),
  );
  if (result.ok) redirect('/ops/alerts/channels');
  return result;
}

/** Tells a channel something at once. */
export async function tryChannelAction(_before: unknown, formData: FormData): Promise<State> {
  return runStaffAction(channelIdInput, formData, (ctx, input) => tryChannel({ ctx, input }));
}
