import { arc, createDrawing, type DrawnPlan, ring, rowLetter, rowPitch, seatPitch } from './drawing';

/** The centre of all curves lies behind the stage. */
const centre = { x: 0, y: -1_900 };
const firstRow = 2_700;
const orchestraRows = 29;
const aisle = 130;

const tiers = [
  {
    zone: 'First Tier',
    radius: 5_750,
    rows: 3,
    halfWidth: 1_640,
    side: 1_760,
    boxes: 13,
    perBox: 3,
    deep: 2,
    categories: 'BC',
  },
  {
    zone: 'Second Tier',
    radius: 6_270,
    rows: 3,
    halfWidth: 1_950,
    side: 2_150,
    boxes: 14,
    perBox: 3,
    deep: 1,
    categories: 'DD',
  },
  {
    zone: 'Third Tier',
    radius: 6_790,
    rows: 4,
    halfWidth: 2_240,
    side: 2_440,
    boxes: 14,
    perBox: 3,
    deep: 1,
    categories: 'EF',
  },
];

/** David Geffen Hall, about 2,200 seats: a curved orchestra in three blocks under three shallow tiers. */
export function davidGeffenHall(): DrawnPlan {
  const drawing = createDrawing('Concert');
  drawing.shape({ kind: 'stage', text: 'Stage', points: ring(centre, 1_150, 2_480, -0.37, 0.37) });
  for (let row = 0; row < orchestraRows; row++) {
    const radius = firstRow + row * rowPitch + (row >= 19 ? 120 : 0);
    const half = Math.min(960 + row * 34, 1_560) / radius;
    const inner = half * 0.46;
    const gap = aisle / radius;
    const category = row < 4 ? 'B' : row < 14 ? 'A' : row < 22 ? 'B' : 'C';
    const outer = row < 4 ? 'C' : row < 12 ? 'B' : row < 22 ? 'C' : 'D';
    const label = rowLetter(row);
    const block = (
      section: string,
      from: number,
      to: number,
      first: number,
      step: number,
      priced: string,
    ) => {
      const points = arc(centre, radius, from, to);
      const accessible =
        row === orchestraRows - 1 && section !== 'Center' ? [0, 1, points.length - 2, points.length - 1] : [];
      drawing.row({ zone: 'Orchestra', section, label, category: priced, points, first, step, accessible });
      return points.length;
    };
    // Odd numbers on the left, even on the right, hundreds in the middle: a ticket alone tells the door.
    const left = Math.floor(((half - inner - gap) * radius) / seatPitch + 1e-6);
    block('Left', -half, -inner - gap, left * 2 - 1, -2, outer);
    block('Center', -inner, inner, 101, 1, category);
    block('Right', inner + gap, half, 2, 2, outer);
  }
  for (const tier of tiers) {
    drawRear(drawing, tier);
    drawSides(drawing, tier);
  }
  return drawing.finish();
}

type Drawing = ReturnType<typeof createDrawing>;
type Tier = (typeof tiers)[number];

function drawRear(drawing: Drawing, { zone, radius, rows, halfWidth, categories }: Tier) {
  for (let row = 0; row < rows; row++) {
    const at = radius + row * rowPitch;
    const half = halfWidth / at;
    const gap = aisle / 2 / at;
    const category = categories.charAt(row < 2 ? 0 : 1);
    const parts: [string, number, number, number][] = [
      ['Left', -half, -half / 3 - gap, 1],
      ['Center', -half / 3 + gap, half / 3 - gap, 101],
      ['Right', half / 3 + gap, half, 201],
    ];
    for (const [section, from, to, first] of parts) {
      drawing.row({
        zone,
        section,
        label: rowLetter(row),
        category,
        points: arc(centre, at, from, to),
        first,
      });
    }
  }
  drawing.label(zone, { x: 0, y: centre.y + radius - 90 });
}

/** Boxes along the walls; those nearest the stage see it from the side and cost less. */
function drawSides(drawing: Drawing, { zone, side, boxes, perBox, deep, categories }: Tier) {
  for (const [first, sign] of [
    [1, -1],
    [2, 1],
  ] as const) {
    for (let box = 0; box < boxes; box++) {
      const top = 420 + box * (perBox * seatPitch + 62);
      const section = `Box ${box * 2 + first}`;
      for (let row = 0; row < deep; row++) {
        const x = sign * (side + row * 80 - (1 - top / 3_400) * 90);
        const points = Array.from({ length: perBox }, (_, seat) => ({ x, y: top + seat * seatPitch }));
        drawing.row({
          zone,
          section,
          label: rowLetter(row),
          category: categories.charAt(box < 4 ? 1 : 0),
          points,
        });
      }
    }
  }
}
