import { useEffect, useEffectEvent, useState } from 'react';
import { countdownParts } from './countdown-text';

type CountdownProps = {
  /** ISO 8601. */
  to: string;
  /** The server's clock minus this device's, milliseconds. */
  clockOffset: number;
  onEnd: () => void;
};

/** "In 2 days 4 h 12 min", by the server's clock; empty until the script runs. */
export function Countdown({ to, clockOffset, onEnd }: CountdownProps) {
  const [left, setLeft] = useState<number | null>(null);
  const ended = useEffectEvent(onEnd);

  useEffect(() => {
    const tick = () => {
      const next = Date.parse(to) - Date.now() - clockOffset;
      setLeft(next);
      if (next <= 0) ended();
    };
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [to, clockOffset]);

  if (left === null) return null;
  return (
    <span role="timer" className="whitespace-nowrap tabular-nums">
      {left > 0 ? `That is in ${countdownParts(left)}.` : 'Opening now…'}
    </span>
  );
}
