import { TextAreaField } from '@/components/ui/text-area-field';
import type { OwnRoom } from '@/lib/waiting-room/own-room-queries';
import { sendRoomMessageAction, steerRoomAction } from '@/lib/waiting-room/room-admin-actions';
import { MemberForm } from '../shell/member-form';

type RoomControlsProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string };
  room: OwnRoom;
};

/** What an organizer can do about a room that is on. */
export function RoomControls({ organizer, ids, room }: RoomControlsProps) {
  const fields = { ...ids, roomId: room.id };
  const { state } = room;
  const isOn = state !== 'armed';
  const commands: [string, string][] = [
    ...(state === 'gathering' ? [['open', 'Open now'] as [string, string]] : []),
    ...(state === 'open' ? [['pause', 'Pause'] as [string, string]] : []),
    ...(state === 'paused' ? [['resume', 'Go on'] as [string, string]] : []),
    ...(isOn
      ? ([
          ['faster', 'Faster'],
          ['slower', 'Slower'],
        ] as [string, string][])
      : []),
  ];
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap gap-3">
        {commands.map(([command, label]) => (
          <MemberForm
            key={command}
            action={steerRoomAction}
            organizer={organizer}
            fields={{ ...fields, command }}
            variant={command === 'open' || command === 'resume' ? 'primary' : 'secondary'}
          >
            {label}
          </MemberForm>
        ))}
      </div>
      {isOn && (
        <MemberForm
          action={sendRoomMessageAction}
          organizer={organizer}
          fields={fields}
          className="grid max-w-xl justify-items-start gap-3"
          before={
            <div className="w-full">
              <TextAreaField
                label="Message to everybody who waits"
                hint="Shown within seconds. Leave it empty to take it away."
                name="message"
                rows={2}
                maxLength={500}
                defaultValue={room.message ?? ''}
              />
            </div>
          }
        >
          Send
        </MemberForm>
      )}
      <MemberForm
        action={steerRoomAction}
        organizer={organizer}
        fields={{ ...fields, command: 'close' }}
        variant="danger"
        className="grid justify-items-start gap-2"
        before={
          <p className="note max-w-xl">
            {isOn
              ? 'Closing lets everybody in at once, and nobody has a place any more. This cannot be taken back.'
              : 'It will not switch itself on then.'}
          </p>
        }
      >
        Close the waiting room
      </MemberForm>
    </div>
  );
}
