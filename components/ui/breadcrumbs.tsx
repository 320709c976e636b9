import { SiteLink } from './site-link';

export type Crumb = { label: string; href: string };

/** The way here. The page itself is not repeated; its heading says it. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map((crumb) => (
          <li
            key={crumb.href}
            className="flex items-center gap-2 text-ink-faint not-last:after:content-['/']"
          >
            <SiteLink href={crumb.href} className="py-1 text-ink-soft underline-offset-4 hover:underline">
              {crumb.label}
            </SiteLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
