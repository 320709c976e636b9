import type { Block, Inline } from '@/lib/rich-text';
import { classes } from './classes';

/** A text of an organizer with its headings, lists and links. The tree has no HTML in it, so none comes out. */
export function RichText({ blocks, className }: { blocks: Block[]; className?: string }) {
  return (
    <div className={classes('rich-text wrap-anywhere', className)}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and never move
        <OneBlock key={at} block={block} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <p>{inline(block.children)}</p>;
  if (block.kind === 'heading') {
    const Heading = block.level === 3 ? 'h3' : 'h4';
    return <Heading>{inline(block.children)}</Heading>;
  }
  const items = block.items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name, and never move
    <li key={at}>{inline(item)}</li>
  ));
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

const inline = (children: Inline[]) =>
  children.map((one, at) => {
    if (typeof one === 'string') return one;
    const key = at;
    if (one.kind === 'strong') return <strong key={key}>{inline(one.children)}</strong>;
    if (one.kind === 'em') return <em key={key}>{inline(one.children)}</em>;
    return (
      <a key={key} href={one.href} rel="nofollow noopener ugc" className="text-link">
        {inline(one.children)}
      </a>
    );
  });
