/** Strokes on a 20 × 20 field. */
const paths: Record<string, string> = {
  select: 'M5 3l9 7-4 .8 2.4 4.6-2 1-2.4-4.6L5 14.500z',
  pan: 'M10 3v14M3 10h14M10 3L8 5m2-2l2 2M10 17l-2-2m2 2l2-2M3 10l2-2m-2 2l2 2M17 10l-2-2m2 2l-2 2',
  rows: 'M4 6h.01M8 6h.01M12 6h.01M16 6h.01M4 10h.01M8 10h.01M12 10h.01M16 10h.01M4 14h.01M8 14h.01M12 14h.01M16 14h.01',
  stage: 'M3 5h14v6H3zM6 15h8',
  standing: 'M4 4h12v12H4zM8 8.500a1 1 0 1 0 .01 0M12 8.500a1 1 0 1 0 .01 0M10 12.500a1 1 0 1 0 .01 0',
  label: 'M5 5h10M10 5v11M8 16h4',
  paint:
    'M4 16c2.500 0 3-1 3-2.500A1.800 1.800 0 0 1 10.500 14c0 2-3 2.800-6.500 2zM9.500 12L15 4l2 1.500-6 7.500',
  undo: 'M7 5L3.500 8.500 7 12M3.500 8.500H12a4 4 0 0 1 0 8H9',
  redo: 'M13 5l3.500 3.500L13 12M16.500 8.500H8a4 4 0 0 0 0 8h3',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  delete: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.600L14 6',
  left: 'M4 3v14M7 6h9M7 12h5',
  centre: 'M10 3v14M5 6h10M7 12h6',
  right: 'M16 3v14M4 6h9M8 12h5',
  top: 'M3 4h14M6 7v9M12 7v5',
  middle: 'M3 10h14M6 5v10M12 7v6',
  bottom: 'M3 16h14M6 4v9M12 8v5',
  across: 'M4 4v12M10 6v8M16 4v12',
  down: 'M4 4h12M6 10h8M4 16h12',
  snap: 'M5 4v6a5 5 0 0 0 10 0V4M5 7h3M12 7h3M8 4v6a2 2 0 0 0 4 0V4',
  in: 'M9 4a5 5 0 1 0 .01 0M13 13l4 4M7 9h4M9 7v4',
  out: 'M9 4a5 5 0 1 0 .01 0M13 13l4 4M7 9h4',
  fit: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  help: 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.400-1 .9-1 1.700M10 14.500h.01',
};

export function ToolIcon({ name }: { name: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
