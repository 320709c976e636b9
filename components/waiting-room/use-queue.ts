import { useEffect, useState } from 'react';
import { pollAfter, type RoomAnswer, type Standing, standingOf } from '@/lib/waiting-room/room-view';
import { rememberAdmission } from './admission-note';
import { askEnter, askPlace, askRoom } from './ask';

export type QueueState = {
  answer: RoomAnswer | null;
  standing: Standing | null;
  /** Sent to the sign-in, or the turn is over. */
  refused: { code: string; message: string } | null;
  /** Until when one is in, epoch seconds; the browser goes on to the tickets. */
  until: number | null;
  /** No answer came to the last question. */
  isSilent: boolean;
};

const start: QueueState = { answer: null, standing: null, refused: null, until: null, isSilent: false };

const isSeen = () => document.visibilityState === 'visible';

/**
 * Takes a place, asks where the room is, and goes in when called while somebody looks. The questions of many browsers are
 * spread by chance; while the page is not looked at it asks less often.
 */
export function useQueue(roomId: string): QueueState & { queueAgain: () => void } {
  const [state, setState] = useState<QueueState>(start);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    let arrival: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (change: Partial<QueueState>) => {
      if (!leaving.signal.aborted) setState((before) => ({ ...before, ...change }));
    };

    async function step(): Promise<number | null> {
      if (arrival === null) {
        const place = await askPlace(roomId, round > 0);
        if (place?.ok) arrival = place.arrival;
        else if (place && place.code !== 'CLOSED') {
          tell({ refused: place, isSilent: false });
          return null;
        }
      }
      const answer = await askRoom(roomId, leaving.signal);
      if (!answer) {
        tell({ isSilent: true });
        return 5;
      }
      const isOver = answer.state === 'closed' || answer.state === 'armed';
      const standing = arrival !== null || isOver ? standingOf(answer, arrival ?? 0) : null;
      tell({ answer, standing, refused: null, isSilent: false });
      if (!standing) return 3;
      if (standing.kind === 'called' && isSeen()) {
        const entered = await askEnter(roomId);
        if (entered?.ok) {
          rememberAdmission(roomId, entered.until);
          tell({ until: entered.until });
          return null;
        }
        if (entered?.code === 'TURN_OVER') {
          tell({ refused: entered });
          return null;
        }
      }
      return pollAfter(standing) * (isSeen() ? 1 : 2);
    }

    async function run() {
      clearTimeout(timer);
      const seconds = await step();
      if (seconds === null || leaving.signal.aborted) return;
      timer = setTimeout(run, seconds * 1_000 * (0.75 + Math.random() / 2));
    }
    const onReturn = () => {
      if (isSeen()) void run();
    };
    void run();
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      leaving.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [roomId, round]);

  return {
    ...state,
    queueAgain: () => {
      setState(start);
      setRound((before) => before + 1);
    },
  };
}
