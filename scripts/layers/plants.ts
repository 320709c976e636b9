/** A file that might be written: where, what it imports, and the rule that must refuse it; null where it is fine. */
type Plant = { file: string; code: string; refusedBy: string | null };

const plant = (file: string, module: string, refusedBy: string | null): Plant => ({
  file,
  code: `import { thing } from '${module}';\n\nexport const use = thing;\n`,
  refusedBy,
});

const domains = [
  'identity',
  'organizers',
  'catalog',
  'waiting-room',
  'inventory',
  'orders',
  'tickets',
  'messages',
  'payments',
  'failures',
  'operations',
];

/** Every pair of domains: to the left is fine, to the right is not. */
const betweenDomains: Plant[] = domains.flatMap((from, at) =>
  domains
    .filter((to) => to !== from)
    .map((to) =>
      plant(`lib/${from}/to-${to}.ts`, `@/lib/${to}/some-verb`, domains.indexOf(to) > at ? from : null),
    ),
);

const bySpecifier: Plant[] = [
  plant('lib/kernel-to-kernel.ts', './money', null),
  plant('lib/kernel-to-db.ts', '@/db', 'kernel'),
  plant('lib/kernel-to-domain.ts', '@/lib/orders/input', 'kernel'),
  plant('db/to-kernel.ts', '@/lib/errors', null),
  plant('db/to-domain.ts', '@/lib/identity/passwords', 'db'),
  plant('db/to-scripts.ts', '@/scripts/lib/ports', 'db'),
  plant('db/migrate.ts', '@/lib/queue/install', null),
  plant('db/seed/to-domain.ts', '@/lib/identity/passwords', null),
  plant('db/elsewhere.ts', '@/lib/queue/install', 'queue-tables'),
  plant('lib/stripe/to-domain.ts', '@/lib/payments/refund-payment', 'gateways'),
  plant('lib/email/to-domain.ts', '@/lib/messages/owe-mail', 'gateways'),
  plant('lib/queue/to-domain.ts', '@/lib/messages/owe-mail', 'gateways'),
  plant('lib/queue/to-failures.ts', '@/lib/failures/capture', 'gateways'),
  plant('lib/http/to-domain.ts', '@/lib/identity/signing', 'gateways'),
  plant('lib/queue/to-db.ts', '@/db', null),
  plant('lib/orders/to-components.ts', '@/components/ui/price', 'lib'),
  plant('lib/orders/to-app.ts', '@/app/layout', 'lib'),
  plant('lib/orders/to-jobs.ts', '@/lib/jobs/rounds', 'lib'),
  plant('lib/orders/to-seed.ts', '@/db/seed/levels', 'lib'),
  plant('lib/jobs/to-verb.ts', '@/lib/payments/reconcile', null),
  plant('lib/payments/calls-an-action-of.ts', '@/lib/inventory/actions', 'verbs'),
  plant('lib/payments/calls-a-query-of.ts', './queries', 'verbs'),
  plant('lib/jobs/calls-a-query-of.ts', '@/lib/inventory/plan-queries', 'verbs'),
  plant('scripts/to-current.ts', '@/lib/identity/current', 'verbs'),
  plant('lib/identity/actions.ts', '@/lib/messages/owe-mail', null),
  plant('lib/organizers/team-actions.ts', '@/lib/messages/owe-mail', null),
  plant('lib/catalog/cancel-actions.ts', '@/lib/payments/refund-payment', null),
  plant('lib/organizers/admin-page.ts', 'next/navigation', null),
  plant('lib/organizers/verb-to-page.ts', './admin-page', 'verbs'),
  plant('lib/catalog/verb-to-page.ts', '@/lib/organizers/admin-page', 'verbs'),
  plant('lib/inventory/queries.ts', 'next/cache', null),
  plant('lib/inventory/calls-next.ts', 'next/cache', 'next'),
  plant('lib/identity/calls-next-auth.ts', 'next-auth', 'next'),
  plant('lib/jobs/to-next.ts', 'next/headers', 'next'),
  plant('scripts/to-next.ts', 'next', 'next'),
  plant('db/to-next.ts', 'next/cache', 'next'),
  plant('lib/stripe/client.ts', 'stripe', null),
  plant('lib/payments/to-stripe.ts', 'stripe', 'stripe'),
  plant('app/api/stripe/route.ts', 'stripe', 'stripe'),
  plant('scripts/local/stripe/types.ts', 'stripe', null),
  plant('lib/orders/to-gateway.ts', '@/lib/stripe/client', 'orders'),
  plant('lib/payments/to-mail-gateway.ts', '@/lib/email/send', 'payments'),
  plant('lib/failures/to-stripe-gateway.ts', '@/lib/stripe/refunds', 'failures'),
  plant('lib/failures/to-mail-gateway.ts', '@/lib/email/send', 'failures'),
  plant('lib/failures/to-queue.ts', '@/lib/queue/enqueue', null),
  plant('lib/operations/to-stripe-gateway.ts', '@/lib/stripe/client', 'operations'),
  plant('lib/operations/to-mail-gateway.ts', '@/lib/email/send', null),
  plant('lib/operations/ops-page.ts', 'next/navigation', null),
  plant('lib/email/template.tsx', '@react-email/components', null),
  plant('lib/messages/to-resend.ts', 'resend', 'mail'),
  plant('scripts/to-nodemailer.ts', 'nodemailer', 'mail'),
  plant('components/to-react-email.tsx', '@react-email/components', 'mail'),
  plant('lib/jobs/to-boss.ts', 'pg-boss', null),
  plant('lib/messages/to-boss.ts', 'pg-boss', 'queue'),
  plant('scripts/to-driver.ts', 'postgres', null),
  plant('lib/orders/to-driver.ts', 'postgres', 'driver'),
  plant('app/api/to-driver.ts', 'drizzle-orm/postgres-js', 'driver'),
  plant('components/to-db.tsx', '@/db/schema', 'components'),
  plant('components/to-env.tsx', '@/lib/env', 'components'),
  plant('components/to-gateway.tsx', '@/lib/stripe/checkout', 'components'),
  plant('components/seats/to-verb.tsx', '@/lib/inventory/hold', 'components-domains'),
  plant('components/seats/to-input.tsx', '@/lib/inventory/input', null),
  plant('components/seats/to-action.tsx', '@/lib/inventory/actions', null),
  plant('components/seats/to-view.tsx', '@/lib/inventory/plan-view', null),
  plant('components/seats/to-pure.tsx', '@/lib/inventory/plan-codec', null),
  plant('app/(shop)/to-schema.tsx', '@/db/schema', 'app'),
  plant('app/(shop)/to-sql.tsx', 'drizzle-orm', 'app'),
  plant('app/(shop)/to-mail.tsx', '@/lib/email/send', 'app'),
  plant('app/(shop)/to-db.tsx', '@/db', 'pages'),
  plant('app/api/to-db.ts', '@/db', null),
  plant('app/(shop)/to-queries.tsx', '@/lib/catalog/queries', null),
  plant('scripts/to-screens.ts', '@/app/layout', 'entries'),
  plant('e2e/to-components.ts', '@/components/ui/price', 'entries'),
  plant('lib/orders/to-e2e.ts', '@/e2e/fixtures/world', 'tests'),
  plant('lib/orders/to-testing.ts', '@/db/testing', 'tests'),
  plant('lib/orders/to-factories.ts', '@/db/factories', 'tests'),
  plant('lib/orders/to-vitest.ts', 'vitest', 'tests'),
  plant('lib/orders/some.test.ts', '@/db/testing', null),
  plant('e2e/to-factories.ts', '@/db/factories', null),
  plant('lib/orders/out.ts', '../stripe/client', 'rooms'),
  plant('components/orders/out.tsx', '../ui/price', 'rooms'),
  plant('lib/catalog/import/up-one.ts', '../tags', null),
  plant('lib/catalog/import/out.ts', '../../payments/reconcile', 'rooms-below'),
];

/** The forms in which a module can be named; a rule that sees only one of them is no rule. */
const byForm: Plant[] = [
  {
    file: 'lib/orders/form-type.ts',
    code: "import type { T } from '@/lib/payments/x';\n\nexport type U = T;\n",
    refusedBy: 'orders',
  },
  {
    file: 'lib/orders/form-re-export.ts',
    code: "export { thing } from '@/lib/payments/x';\n",
    refusedBy: 'orders',
  },
  { file: 'lib/orders/form-effect.ts', code: "import '@/lib/payments/x';\n", refusedBy: 'orders' },
  {
    file: 'lib/orders/form-later.ts',
    code: "export const later = () => import('@/lib/payments/x');\n",
    refusedBy: 'orders',
  },
  {
    file: 'lib/orders/form-inline.ts',
    code: "export type T = import('@/lib/payments/x').T;\n",
    refusedBy: 'orders',
  },
  {
    file: 'components/seats/type-of-query.tsx',
    code: "import type { T } from '@/lib/orders/queries';\n\nexport type U = T;\n",
    refusedBy: null,
  },
  {
    file: 'components/seats/value-of-query.tsx',
    code: "export { thing } from '@/lib/orders/queries';\n",
    refusedBy: 'components-domains',
  },
];

const readsEnvironment = 'export const url = process.env.DATABASE_URL;\n';

const byEnvironment: Plant[] = [
  { file: 'lib/env.ts', code: readsEnvironment, refusedBy: null },
  { file: 'scripts/entry.ts', code: readsEnvironment, refusedBy: null },
  { file: 'lib/orders/reads.ts', code: readsEnvironment, refusedBy: 'noProcessEnv' },
  { file: 'components/reads.tsx', code: readsEnvironment, refusedBy: 'noProcessEnv' },
  { file: 'app/reads.ts', code: readsEnvironment, refusedBy: 'noProcessEnv' },
  { file: 'scripts/lib/reads.ts', code: readsEnvironment, refusedBy: 'noProcessEnv' },
];

/** At least one violation for each rule, and beside it what the rule must let through. */
export const plants: Plant[] = [...betweenDomains, ...bySpecifier, ...byForm, ...byEnvironment];
