'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanDocument } from '@/lib/inventory/plan-document/document';
import { toFile } from '@/lib/inventory/plan-document/to-file';

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' | 'saving' }
  | { kind: 'failed'; message: string }
  | { kind: 'conflict'; version: number; savedBy: string; savedAt: string };

/** Milliseconds without an edit before a save, and between two tries when there is no network. */
const pause = 1_200;
const retry = 5_000;

type Answer = { version: number; savedAt: string; savedBy: string; code?: string; message?: string };

async function gzip(text: string): Promise<Blob> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(zipped).blob();
}

/** Saves the document a moment after each edit. Never over what somebody else has saved: that is a conflict to settle. */
export function useAutosave(
  url: string,
  document: PlanDocument,
  start: { version: number; savedAt: string },
) {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: start.savedAt });
  const [version, setVersion] = useState(start.version);
  const saved = useRef(document);
  const busy = useRef(false);
  const latest = useRef(document);
  latest.current = document;

  const save = useCallback(
    async (from: number) => {
      if (busy.current) return;
      busy.current = true;
      const sent = latest.current;
      setState({ kind: 'saving' });
      try {
        const response = await fetch(url, {
          method: 'PUT',
          headers: { 'x-plan-version': String(from), 'content-type': 'application/octet-stream' },
          body: await gzip(JSON.stringify(toFile(sent))),
        });
        const answer = (await response.json()) as Answer;
        if (response.ok) {
          saved.current = sent;
          setVersion(answer.version);
          setState(latest.current === sent ? { kind: 'saved', at: answer.savedAt } : { kind: 'waiting' });
        } else if (answer.code === 'CONFLICT') {
          const { savedBy, savedAt } = answer;
          setState({ kind: 'conflict', version: answer.version, savedBy, savedAt });
        } else setState({ kind: 'failed', message: answer.message ?? 'The plan could not be saved.' });
      } catch {
        setState({
          kind: 'failed',
          message: 'No connection. Your changes are kept here and saved as soon as it is back.',
        });
      } finally {
        busy.current = false;
      }
    },
    [url],
  );

  useEffect(() => {
    if (document === saved.current || state.kind === 'conflict' || state.kind === 'saving') return;
    if (state.kind === 'saved') setState({ kind: 'waiting' });
    const timer = setTimeout(() => save(version), state.kind === 'failed' ? retry : pause);
    return () => clearTimeout(timer);
  }, [document, state.kind, version, save]);

  const isUnsaved = state.kind !== 'saved';
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);

  return {
    state,
    version,
    /** Saves at once. */
    saveNow: () => save(version),
    /** Settles a conflict by saving over what the other one saved. */
    keepMine: () => state.kind === 'conflict' && save(state.version),
    /** Starts again from what was loaded. */
    restart(loaded: PlanDocument, next: { version: number; savedAt: string }) {
      saved.current = loaded;
      setVersion(next.version);
      setState({ kind: 'saved', at: next.savedAt });
    },
  };
}
