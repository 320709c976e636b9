import { vi } from 'vitest';

// Test files share a process, which keeps the packages it has loaded; our own modules, what they remember, and what an
// earlier file stubbed begin anew with each file.
vi.resetModules();
vi.unstubAllEnvs();
vi.unstubAllGlobals();

/** The pool of `db/index.ts` outlives its module. */
const shared = globalThis as { tesseraDatabase?: { close: () => Promise<void> } };
await shared.tesseraDatabase?.close();
shared.tesseraDatabase = undefined;
