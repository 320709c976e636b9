import pino from 'pino';
import { logLevel } from './env';

/** Structured log of this process. Ids only: no names, addresses, codes or payloads. */
export const log = pino({
  level: logLevel(),
  base: { pid: process.pid },
  redact: {
    paths: ['email', 'name', 'password', 'token', 'code', '*.email', '*.password', '*.token'],
    remove: true,
  },
  serializers: { error: pino.stdSerializers.errWithCause },
});
