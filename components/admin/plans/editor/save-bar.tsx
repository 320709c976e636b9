'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Input } from '@/components/ui/text-field';
import type { SaveState, useAutosave } from './use-autosave';

type SaveBarProps = {
  name: string;
  autosave: ReturnType<typeof useAutosave>;
  onRename(name: string): void;
  onLoadTheirs(): void;
};

const clock = (at: string) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function sentence(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved at ${clock(state.at)}`;
    case 'waiting':
      return 'Not saved yet';
    case 'saving':
      return 'Saving…';
    case 'failed':
      return 'Not saved';
    case 'conflict':
      return 'Not saved: somebody else was here';
  }
}

/** The plan's name, and whether what one sees is saved. */
export function SaveBar({ name, autosave, onRename, onLoadTheirs }: SaveBarProps) {
  const { state } = autosave;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          aria-label="Name of the plan"
          value={name}
          maxLength={200}
          onChange={({ target }) => target.value && onRename(target.value)}
          className="max-w-md font-semibold"
        />
        <p role="status" className="text-ink-soft text-sm">
          {sentence(state)}
        </p>
      </div>
      {state.kind === 'failed' && (
        <Notice tone="warning" title={state.message}>
          <Button size="small" variant="secondary" className="mt-2" onClick={autosave.saveNow}>
            Try now
          </Button>
        </Notice>
      )}
      {state.kind === 'conflict' && (
        <Notice
          tone="warning"
          announce="alert"
          title={`${state.savedBy} saved this plan at ${clock(state.savedAt)}.`}
        >
          Your changes since then are only here. Take over what was saved there, or save yours over it.
          <span className="mt-2 flex flex-wrap gap-2">
            <Button size="small" variant="secondary" onClick={onLoadTheirs}>
              Load theirs
            </Button>
            <Button size="small" variant="danger" onClick={autosave.keepMine}>
              Keep mine
            </Button>
          </span>
        </Notice>
      )}
    </>
  );
}
