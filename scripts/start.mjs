import { bootstrap } from './lib/bootstrap.mjs';

bootstrap('scripts/start.ts');
