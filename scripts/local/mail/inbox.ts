import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Answer } from '@/scripts/local/shared/http';
import { type ApiRequest, createApi } from './api/handle';
import { type Controls, createControls } from './control/controls';
import { openJournal } from './journal';
import { createInboxServer, type Parts } from './server';

export type InboxOptions = {
  /** 0 takes any free port. */
  port: number;
  /** Address to listen on; the local one unless said otherwise. */
  host?: string;
  /** Where mail and keys are kept; without it nothing outlives the process. */
  dataFile?: string;
  /** Real time in ms. */
  now?(): number;
};

export type Inbox = {
  url: string;
  port: number;
  controls: Controls;
  /** Answers a request to the API as the server does, without a connection; null where that would be cut. */
  answer(request: ApiRequest): Promise<Answer | null>;
  close(): Promise<void>;
};

/**
 * Starts the local inbox: Resend's API, the pages to read mail and the control calls on one port.
 * Rejects when the port is taken or the saved mail cannot be read; `close` ends once all is saved.
 */
export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const { port, host = '127.0.0.1', dataFile, now = Date.now } = options;
  const parts = Promise.withResolvers<Parts>();
  const server = createInboxServer(parts.promise);
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  // The port comes first: whoever holds it may be writing the same file.
  server.listen(port, host);
  await once(server, 'listening');
  const { state, journal } = await openJournal(dataFile, now()).catch((error: Error) => {
    stop();
    throw error;
  });
  const controls = createControls(state, journal);
  const answer = createApi(state, journal, now);
  parts.resolve({ state, controls, handleApi: answer });
  const address = server.address() as AddressInfo; // safe because the server listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    controls,
    answer,
    async close() {
      stop();
      await journal.close();
    },
  };
}
