import type { APIRequestContext, Page } from '@playwright/test';
import { signIn } from '@/e2e/accounts/sign-in';
import type { World } from '@/e2e/fixtures/world';
import type { MemberRole } from '@/lib/organizers/permissions';
import { roles } from '../team';
import { makeHouse } from './house';

type Somebody = {
  who: string;
  /** In the team of house A; null for everybody else. */
  role: MemberRole | null;
  request: APIRequestContext;
};

/** Two houses with a team each, and browsers in which each member of A, the owner of B, a fan and nobody are signed in. */
export async function makePeople(world: World, newFan: () => Promise<Page>) {
  const enter = async (account: Parameters<typeof signIn>[1]) => {
    const page = await newFan();
    await signIn(page, account);
    return page.request;
  };
  const team = new Map<MemberRole, Awaited<ReturnType<World['fan']>>>();
  const members: Somebody[] = [];
  for (const role of roles) {
    const account = await world.fan();
    team.set(role, account);
    members.push({ who: role, role, request: await enter(account) });
  }
  const [otherOwner, fan, spare] = [await world.fan(), await world.fan(), await world.fan()];
  const [a, b] = [
    await makeHouse(world, team, spare),
    await makeHouse(world, new Map([['owner' as const, otherOwner]]), spare),
  ];
  const owner: Somebody = { who: 'owner of B', role: null, request: await enter(otherOwner) };
  const strangers: Somebody[] = [
    owner,
    { who: 'fan', role: null, request: await enter(fan) },
    { who: 'nobody', role: null, request: (await newFan()).request },
  ];
  return { a, b, members, strangers, owner };
}
