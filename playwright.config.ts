import { defineConfig, devices } from '@playwright/test';

const launchOptions = {
  // A browser of the system, where Playwright's own is not installed.
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: ['--no-sandbox'],
};

/** The tests that change how the payment stand-in behaves for everybody; they run alone, after all others. */
const alone = /webhooks\.spec\.ts$/;
const phone = /phone\.spec\.ts$/;
/** The tests that kill and cut off real processes: on a machine of their own, one after the other. */
const faults = /e2e\/faults\/.*\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.data/e2e-results',
  globalSetup: './e2e/fixtures/global-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.data/e2e-results.json' }]],
  use: {
    launchOptions,
    locale: 'en-US',
    // Another zone than the venues', so that a time in the reader's zone shows.
    timezoneId: 'Europe/Berlin',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    // Nothing moves, so that nothing is waited for, and colours are what they will be.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    // First: it takes minutes that are mostly waiting, beside the others.
    { name: 'faults', testMatch: faults, fullyParallel: false, timeout: 180_000 },
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
      testIgnore: [alone, phone, faults],
    },
    { name: 'phone', use: { ...devices['Pixel 7'] }, testMatch: phone },
    {
      name: 'alone',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
      testMatch: alone,
      dependencies: ['desktop', 'phone'],
      fullyParallel: false,
      workers: 1,
    },
  ],
});
