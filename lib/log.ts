import pino from 'pino';
import { logLevel } from './env';
import { currentTrace } from './trace';

/** Structured log of this process. Ids only: no names, addresses, codes or payloads. */
export const log = pino({
  level: logLevel(),
  base: { pid: process.pid },
  redact: {
    paths: ['email', 'name', 'password', 'token', 'code', '*.email', '*.password', '*.token'],
    remove: true,
  },
  // Each line says of which click or job it is a part.
  mixin: () => ({ trace: currentTrace() }),
  serializers: { error: pino.stdSerializers.errWithCause },
});
