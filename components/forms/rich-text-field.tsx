'use client';

import { type ComponentProps, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { FieldProps } from '@/components/ui/field';
import { RichText } from '@/components/ui/rich-text';
import { TextAreaField } from '@/components/ui/text-area-field';
import { parseRichText } from '@/lib/rich-text';
import { useHydrated } from './use-hydrated';

type RichTextFieldProps = Omit<FieldProps, 'hint'> & ComponentProps<'textarea'>;

/** A text with headings, lists and links: how to write them, and, with JavaScript, how it will look. */
export function RichTextField(props: RichTextFieldProps) {
  const isHydrated = useHydrated();
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const look = () => setShown(place.current?.querySelector('textarea')?.value ?? '');
  return (
    <div ref={place} className="grid gap-2">
      <TextAreaField
        {...props}
        hint="An empty line begins a paragraph. # Heading, **bold**, *italic*, - a list, 1. a numbered list, [words](https://…) a link."
        onInput={shown === null ? undefined : look}
      />
      {isHydrated && (
        <Button
          type="button"
          variant="secondary"
          size="small"
          className="justify-self-start"
          aria-expanded={shown !== null}
          onClick={() => (shown === null ? look() : setShown(null))}
        >
          {shown === null ? 'Preview' : 'Close the preview'}
        </Button>
      )}
      {shown !== null && (
        <section aria-label="Preview" className="measure border border-line p-4">
          {shown.trim() ? (
            <RichText blocks={parseRichText(shown)} />
          ) : (
            <p className="text-ink-soft">Nothing is written yet.</p>
          )}
        </section>
      )}
    </div>
  );
}
