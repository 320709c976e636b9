import { memberRole, organizerMembers } from '@/db/schema';
import type { World } from '@/e2e/fixtures/world';
import { makeOrganizer } from '@/lib/organizers/testing';

export type Role = (typeof memberRole.enumValues)[number];

export const roles = memberRole.enumValues;

/** An organizer of its own with a member who has each of these roles. */
export async function makeTeam(world: World, wanted: readonly Role[], name = 'Hall of Sound') {
  const organizer = await makeOrganizer(world, { name });
  const members = new Map<Role, Awaited<ReturnType<World['fan']>>>();
  for (const role of wanted) {
    const user = await world.fan();
    await world.db.insert(organizerMembers).values({ organizerId: organizer.id, userId: user.id, role });
    members.set(role, user);
  }
  const member = (role: Role) => {
    const found = members.get(role);
    if (!found) throw new Error(`The team has no ${role}`);
    return found;
  };
  return { organizer, member, path: `/admin/${organizer.slug}` };
}
