'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/text-field';
import { seatsOf } from '@/lib/inventory/plan-document/document';
import { addCategory, changeCategory, removeCategory } from '@/lib/inventory/plan-document/edit-plan';
import { Panel } from './panel';
import type { Editor } from './use-editor';

const isHex = (color: string) => /^#[0-9a-f]{6}$/i.test(color);

/** The categories with their colours; the chosen one is the brush's, and paints what is selected. */
export function CategoriesPanel({ editor }: { editor: Editor }) {
  const { document, selection } = editor.state;
  const [name, setName] = useState('');
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { seat } of seatsOf(document)) found.set(seat.category, (found.get(seat.category) ?? 0) + 1);
    return found;
  }, [document]);
  const choose = (category: string) => {
    editor.setBrush(category);
    if (selection.seats.size > 0) editor.paint(selection.seats, category);
    else editor.setTool('paint');
  };
  return (
    <Panel title="Categories" note={document.categories.length}>
      <ul className="grid gap-2">
        {document.categories.map((category, at) => (
          // By place: while its name is typed, a category is still the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at} className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-center gap-1.5">
            <input
              type="color"
              aria-label={`Colour of ${category.name}`}
              value={isHex(category.color) ? category.color : '#888888'}
              onChange={({ target }) =>
                editor.edit(
                  'Recolour',
                  (before) => ({
                    document: changeCategory(before.document, category.name, { color: target.value }),
                  }),
                  `colour ${category.name}`,
                )
              }
              className="size-9 rounded-tile border border-line-strong bg-surface p-0.5"
            />
            <Input
              aria-label={`Name of category ${category.name}`}
              value={category.name}
              maxLength={60}
              onChange={({ target }) =>
                editor.edit(
                  'Rename a category',
                  (before) => ({
                    document: changeCategory(before.document, category.name, { name: target.value }),
                  }),
                  `category ${at}`,
                )
              }
              className="min-h-9 py-1"
            />
            <Button
              size="small"
              variant={editor.tool === 'paint' && editor.brush === category.name ? 'primary' : 'secondary'}
              aria-label={`Paint with ${category.name}`}
              onClick={() => choose(category.name)}
            >
              Paint
            </Button>
            <p className="col-span-2 col-start-2 flex justify-between text-ink-soft text-sm">
              {(counts.get(category.name) ?? 0).toLocaleString('en')} seats
              <button
                type="button"
                className="text-link"
                onClick={() =>
                  editor.edit('Remove a category', (before) => ({
                    document: removeCategory(before.document, category.name),
                  }))
                }
              >
                Remove<span className="sr-only"> category {category.name}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          editor.edit('Add a category', (before) => ({
            document: addCategory(before.document, name.trim()),
          }));
          setName('');
        }}
      >
        <Input
          aria-label="New category"
          placeholder="New category"
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
          className="min-h-9 py-1"
        />
        <Button type="submit" size="small" variant="secondary">
          Add
        </Button>
      </form>
    </Panel>
  );
}
