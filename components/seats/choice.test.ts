import { describe, expect, it } from 'vitest';
import { choiceText, choose, emptyChoice, ticketCount } from './choice';

const take = (seat: number, limit = 4) => ({ type: 'toggle', seat, limit }) as const;

describe('choosing', () => {
  it('adds and takes back a seat', () => {
    const one = choose(emptyChoice, take(7));
    expect(one.seats).toEqual([7]);
    expect(choose(one, take(7))).toEqual(emptyChoice);
  });

  it('stops at the limit, says so, and still gives seats back', () => {
    const full = [1, 2, 3].reduce((choice, seat) => choose(choice, take(seat, 2)), emptyChoice);
    expect(full).toMatchObject({ seats: [1, 2], full: true });
    expect(choose(full, take(1, 2))).toMatchObject({ seats: [2], full: false });
  });

  it('counts places and seats together against the limit', () => {
    const places = choose(emptyChoice, { type: 'places', levelId: 'floor', quantity: 3 });
    const both = choose(choose(places, take(5)), take(6));
    expect(both).toMatchObject({ seats: [5], full: true });
    expect(ticketCount(both)).toBe(4);
  });

  it('drops what others took and leaves the rest alone', () => {
    const two = choose(choose(emptyChoice, take(1)), take(2));
    expect(choose(two, { type: 'lost', seats: [2, 99] }).seats).toEqual([1]);
    expect(choose(two, { type: 'lost', seats: [99] })).toBe(two);
  });

  it('says what is chosen', () => {
    const seat = choose(emptyChoice, take(1));
    expect(choiceText(emptyChoice)).toBe('Nothing yet');
    expect(choiceText(seat)).toBe('1 seat');
    expect(choiceText(choose(seat, { type: 'places', levelId: 'floor', quantity: 2 }))).toBe(
      '1 seat + 2 tickets',
    );
  });
});
