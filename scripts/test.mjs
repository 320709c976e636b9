import { bootstrap } from './lib/bootstrap.mjs';

bootstrap('scripts/test.ts');
