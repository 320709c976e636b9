'use client';

import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { parseCode } from '@/lib/tickets/code';
import type { DoorTicket } from '@/lib/tickets/scan-verdict';
import type { DoorState } from './door';

type FindFormProps = {
  state: DoorState;
  onCode: (code: string) => void;
  onTicket: (ticketId: string) => void;
};

const most = 20;
const folded = (text: string) => text.normalize('NFKD').replace(/[̀-ͯ]/g, '').toLowerCase().replaceAll('-', '');

function search(tickets: Map<string, DoorTicket>, text: string): DoorTicket[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.join('').length < 2) return [];
  const fits = ({ name, order }: DoorTicket) => {
    const written = `${folded(name)} ${folded(order)}`;
    return words.every((word) => written.includes(word));
  };
  return [...tickets.values()].filter(fits).slice(0, most);
}

/** Finds a ticket by its buyer's or guest's name or the order's number; takes a whole code too, typed or from a hand scanner. */
export function FindForm({ state, onCode, onTicket }: FindFormProps) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const heading = useId();
  const found = parseCode(text) ? [] : search(state.tickets, text);
  const submit = () => {
    if (!text.trim()) return;
    if (parseCode(text) || found.length === 0) {
      onCode(text);
      setText('');
    } else setAsked(true);
  };
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="sr-only">
        Find a ticket
      </h2>
      <form
        className="flex items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name, order number or code"
          className="min-w-0 grow"
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">Check</Button>
      </form>
      {asked && text && found.length > 0 && <p className="mt-2 text-ink-soft">Choose the ticket below.</p>}
      <ul className="mt-3 grid gap-2">
        {found.map((ticket) => (
          <li key={ticket.id}>
            <button
              type="button"
              className="flex min-h-14 w-full items-center gap-3 rounded-tile border border-line-strong bg-surface px-4 py-2 text-left hover:border-ink"
              onClick={() => {
                onTicket(ticket.id);
                setText('');
              }}
            >
              <span className="min-w-0">
                <span className="block font-semibold">{ticket.name}</span>
                <span className="block text-ink-soft">
                  {ticket.seat ? `Row ${ticket.seat.row} · Seat ${ticket.seat.seat}` : ticket.level} ·{' '}
                  {ticket.order}
                </span>
              </span>
              <span className="ml-auto">
                {!ticket.valid && <Badge tone="danger">Void</Badge>}
                {ticket.valid && state.inside.has(ticket.id) && <Badge tone="warning">In</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
