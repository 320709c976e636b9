type OrganizerTextsProps = { texts: { id: string; title: string; text: string | null }[] };

/** The longer texts of an organizer, each folded under its title. Plain text: an empty line begins a paragraph. */
export function OrganizerTexts({ texts }: OrganizerTextsProps) {
  const given = texts.flatMap(({ text, ...rest }) => (text ? [{ ...rest, text }] : []));
  if (given.length === 0) return null;
  return (
    <div className="measure mt-14 border-line border-b">
      {given.map(({ id, title, text }) => (
        <details key={id} id={id} className="group border-line border-t">
          <summary className="py-4 font-display text-xl">{title}</summary>
          <Paragraphs text={text} className="pb-6" />
        </details>
      ))}
    </div>
  );
}

/** Plain text as paragraphs; single line ends stay. */
export function Paragraphs({ text, className }: { text: string; className?: string }) {
  const paragraphs = text.split(/\n{2,}/);
  return (
    <div className={className}>
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name, and never move
        <p key={at} className="wrap-anywhere mt-3 whitespace-pre-line first:mt-0">
          {paragraph}
        </p>
      ))}
    </div>
  );
}
