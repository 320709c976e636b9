import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const integration = ['**/*.integration.test.{ts,tsx}', '**/*.race.test.{ts,tsx}'];
const ignored = ['node_modules/**', '.next/**', '.data/**', 'e2e/**'];

/** What lib/env.ts asks for; a test that needs another value stubs it. Without this, Vite's own BASE_URL ("/") is seen. */
const environment = {
  BASE_URL: 'http://localhost:3000',
  AUTH_SECRET: 'only-for-tests-and-longer-than-32-characters',
  // Nobody listens there: tests use createTestDatabase, never the database of this shell.
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  STRIPE_SECRET_KEY: 'sk_test_local',
  STRIPE_WEBHOOK_SECRET: 'whsec_for_tests',
  RESEND_API_KEY: 're_local',
  SMTP_URL: '',
};

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Next swaps this module for an empty one on the server; outside Next it would throw.
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    env: environment,
    isolate: false,
    setupFiles: ['scripts/lib/fresh-file-fixture.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, ...integration],
          // Property tests are long, and machines are shared.
          testTimeout: 30_000,
          // Vitest leaves one core to itself, which is half of a small machine.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integration,
          exclude: ignored,
          globalSetup: ['scripts/lib/test-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
