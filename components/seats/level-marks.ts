/** What tells price levels apart besides their letter: a colour of seats.css and a shape. */
type SeatShape = 'tile' | 'circle' | 'diamond' | 'hexagon' | 'triangle' | 'cross' | 'pentagon' | 'shield';

const shapes: SeatShape[] = [
  'tile',
  'circle',
  'diamond',
  'hexagon',
  'triangle',
  'cross',
  'pentagon',
  'shield',
];

/** How many levels have a colour of their own; further ones begin anew and keep their letter. */
export const markCount = shapes.length;

/** The mark of the level at this place. */
export const shapeOf = (place: number): SeatShape => shapes[place % markCount] ?? 'tile';
export const colourOf = (place: number): string => `--level-${(place % markCount) + 1}`;

const regular = (corners: number, turn: number, size: number): [number, number][] =>
  Array.from({ length: corners }, (_, at) => {
    const angle = ((at + turn) / corners) * 2 * Math.PI;
    return [Math.sin(angle) * size, -Math.cos(angle) * size];
  });

const corners: Partial<Record<SeatShape, [number, number][]>> = {
  tile: regular(4, 0.5, 1.27),
  diamond: regular(4, 0, 1.24),
  hexagon: regular(6, 0.5, 1.12),
  pentagon: regular(5, 0, 1.16),
  shield: [
    [-1, -0.95],
    [1, -0.95],
    [1, 0.15],
    [0, 1.15],
    [-1, 0.15],
  ],
  triangle: [
    [0, -1.12],
    [1.14, 0.92],
    [-1.14, 0.92],
  ],
  cross: [
    [-0.45, -1.05],
    [0.45, -1.05],
    [0.45, -0.45],
    [1.05, -0.45],
    [1.05, 0.45],
    [0.45, 0.45],
    [0.45, 1.05],
    [-0.45, 1.05],
    [-0.45, 0.45],
    [-1.05, 0.45],
    [-1.05, -0.45],
    [-0.45, -0.45],
  ],
};

/** The outline of a shape of about the same weight for every kind, around (0, 0); null for the circle. */
export const cornersOf = (shape: SeatShape): [number, number][] | null => corners[shape] ?? null;
