import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import {
  admissionCookie,
  admissionOf,
  admittedUntil,
  keysOf,
  placeCookie,
  readPlace,
  sealAdmission,
  sealPlace,
} from './token';

const room = newId();
const visitorId = newId();
const visitor: Actor = { kind: 'visitor', visitorId };
const other: Actor = { kind: 'visitor', visitorId: newId() };
const fan = { kind: 'fan' as const, userId: newId(), email: 'a@b.c', emailVerified: true, visitorId };
const now = Date.UTC(2026, 10, 23, 10);
const carry = (actor: Actor, tokens: string[]) => ({ keys: keysOf(actor), tokens });
const later = now / 1_000 + 600;

describe('a place', () => {
  const token = () => sealPlace(room, `visitor:${visitorId}`, 1_234_567);

  test('is read by who has it, also after signing in', () => {
    expect(readPlace(room, visitor, token())).toBe(1_234_567);
    expect(readPlace(room, fan, token())).toBe(1_234_567);
  });

  test('is worth nothing to another visitor, in another room, changed, or cut', () => {
    expect(readPlace(room, other, token())).toBeNull();
    expect(readPlace(newId(), visitor, token())).toBeNull();
    expect(readPlace(room, visitor, token().replace(/^[^.]+/, '1'))).toBeNull();
    expect(readPlace(room, visitor, token().slice(0, -1))).toBeNull();
    expect(readPlace(room, visitor, `${token()}.x`)).toBeNull();
    for (const nothing of ['', '.', undefined]) expect(readPlace(room, visitor, nothing)).toBeNull();
  });
});

describe('an admission', () => {
  const sealed = () => sealAdmission(room, `visitor:${visitorId}`, later);

  test('admits its visitor until it ends, also after signing in', () => {
    expect(admittedUntil(room, carry(visitor, ['rubbish', sealed()]), now)).toBe(later);
    expect(admittedUntil(room, carry(fan, [sealed()]), now)).toBe(later);
    expect(admittedUntil(room, carry(visitor, [sealed()]), later * 1_000)).toBeNull();
  });

  test('admits nobody else, nowhere else, no longer, and a place is none', () => {
    expect(admittedUntil(room, carry(other, [sealed()]), now)).toBeNull();
    expect(admittedUntil(newId(), carry(visitor, [sealed()]), now)).toBeNull();
    const prolonged = sealed().replace(/^[^.]+/, (later + 60).toString(36));
    expect(admittedUntil(room, carry(visitor, [prolonged]), now)).toBeNull();
    const place = sealPlace(room, `visitor:${visitorId}`, later);
    expect(admittedUntil(room, carry(visitor, [place]), now)).toBeNull();
    expect(admittedUntil(room, carry(visitor, []), now)).toBeNull();
  });

  test('is found among the cookies of a request', () => {
    const cookies = [
      { name: placeCookie(room), value: 'place' },
      { name: admissionCookie(room), value: 'mine' },
    ];
    expect(admissionOf(fan, cookies)).toEqual({
      keys: [`user:${fan.userId}`, `visitor:${visitorId}`],
      tokens: ['mine'],
    });
  });
});
