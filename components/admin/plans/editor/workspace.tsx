'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlanEditorView } from '@/lib/inventory/plan-admin-view';
import { countSeats } from '@/lib/inventory/plan-document/document';
import { findIssues } from '@/lib/inventory/plan-document/find-issues';
import { Board } from './board';
import { CategoriesPanel } from './categories-panel';
import { HelpDialog } from './help-dialog';
import { IssuesPanel } from './issues-panel';
import { type LoadedPlan, loadPlan } from './plan-editor';
import { RowsPanel } from './rows-panel';
import { SaveBar } from './save-bar';
import { SelectionPanel } from './selection-panel';
import { Toolbar } from './toolbar';
import { useAutosave } from './use-autosave';
import { useEditor } from './use-editor';
import { VersionsPanel } from './versions-panel';
import { ZonesPanel } from './zones-panel';

type WorkspaceProps = { url: string; organizer: string; plan: PlanEditorView; loaded: LoadedPlan };

/** The editor once the plan is there: tools above, board and panels below. */
export function Workspace({ url, organizer, plan, loaded }: WorkspaceProps) {
  const editor = useEditor(loaded.document);
  const { document, selection } = editor.state;
  const autosave = useAutosave(url, document, { version: loaded.version, savedAt: plan.savedAt });
  const help = useRef<HTMLDialogElement>(null);
  const looked = useSettled(document);
  const issues = useMemo(() => findIssues(looked), [looked]);
  const openHelp = () => help.current?.showModal();

  const loadTheirs = async () => {
    const theirs = await loadPlan(url);
    editor.load(theirs.document);
    autosave.restart(theirs.document, { version: theirs.version, savedAt: new Date().toISOString() });
  };

  return (
    <div className="grid gap-3">
      <SaveBar
        name={document.name}
        autosave={autosave}
        onRename={(name) =>
          editor.edit('Rename the plan', (state) => ({ document: { ...state.document, name } }), 'name')
        }
        onLoadTheirs={loadTheirs}
      />
      <Toolbar editor={editor} onHelp={openHelp} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="h-[62vh] min-h-96 rounded-tile border border-line-strong xl:h-[calc(100vh-17rem)]">
          <Board editor={editor} onHelp={openHelp} />
        </div>
        <div className="grid content-start gap-3 xl:max-h-[calc(100vh-17rem)] xl:overflow-y-auto xl:pr-1">
          <p role="status" className="text-ink-soft text-sm">
            {countSeats(document).toLocaleString('en')} seats
            {selection.seats.size > 0 && `, ${selection.seats.size.toLocaleString('en')} selected`}
            {selection.areas.size > 0 &&
              `, ${selection.areas.size} ${selection.areas.size === 1 ? 'area' : 'areas'} selected`}
            <span className="sr-only">. {editor.message}</span>
          </p>
          {editor.tool === 'rows' && <RowsPanel editor={editor} />}
          <SelectionPanel editor={editor} />
          <CategoriesPanel editor={editor} />
          <ZonesPanel editor={editor} />
          <IssuesPanel editor={editor} issues={issues} />
          <VersionsPanel
            organizer={organizer}
            plan={plan}
            version={autosave.version}
            isSaved={autosave.state.kind === 'saved'}
            blocking={issues.filter(({ blocking }) => blocking).length}
            url={url}
          />
        </div>
      </div>
      <HelpDialog ref={help} />
    </div>
  );
}

/** A value once it has not changed for a moment: looking through 20,000 seats for faults must not hold up a drag. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
