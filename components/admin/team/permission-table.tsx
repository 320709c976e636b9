import { permissionNames, roleNames } from '@/lib/organizers/role-view';
import type { PermissionRow } from '@/lib/organizers/team-queries';

/** What each role may do: the table that the code itself asks. */
export function PermissionTable({ rows }: { rows: PermissionRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="Permissions by role" tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full min-w-140 border-collapse text-sm">
        <thead>
          <tr className="border-line-strong border-b">
            <th scope="col" className="sticky left-0 bg-paper py-2 pr-4 text-left font-semibold">
              May …
            </th>
            {rows[0]?.roles.map(({ role }) => (
              <th key={role} scope="col" className="px-2 py-2 text-center font-semibold">
                {roleNames[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ permission, roles }) => (
            <tr key={permission} className="border-line border-b">
              <th scope="row" className="sticky left-0 bg-paper py-2 pr-4 text-left font-normal">
                {permissionNames[permission]}
              </th>
              {roles.map(({ role, may }) => (
                <td key={role} className="px-2 py-2 text-center">
                  {may ? (
                    <span className="font-bold text-accent">
                      <span aria-hidden="true">✓</span>
                      <span className="sr-only">yes</span>
                    </span>
                  ) : (
                    <span className="text-ink-faint">
                      <span aria-hidden="true">–</span>
                      <span className="sr-only">no</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
