import type { Direction } from '../plan/seat-navigation';

type MapCommand =
  | { type: 'move'; direction: Direction }
  | { type: 'end'; end: 'first' | 'last' }
  | { type: 'choose' }
  | { type: 'zoom'; factor: number }
  | { type: 'leave' };

const commands: Record<string, MapCommand> = {
  ArrowLeft: { type: 'move', direction: 'left' },
  ArrowRight: { type: 'move', direction: 'right' },
  ArrowUp: { type: 'move', direction: 'up' },
  ArrowDown: { type: 'move', direction: 'down' },
  Home: { type: 'end', end: 'first' },
  End: { type: 'end', end: 'last' },
  Enter: { type: 'choose' },
  ' ': { type: 'choose' },
  '+': { type: 'zoom', factor: 1.5 },
  '=': { type: 'zoom', factor: 1.5 },
  '-': { type: 'zoom', factor: 1 / 1.5 },
  Escape: { type: 'leave' },
};

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** What a key asks of the map; nothing for keys that belong to the browser. */
export function commandFor({ key, ctrlKey, metaKey, altKey }: Key): MapCommand | null {
  return ctrlKey || metaKey || altKey ? null : (commands[key] ?? null);
}
