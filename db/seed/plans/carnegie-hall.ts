import { arc, createDrawing, type DrawnPlan, rowLetter, rowPitch, seatPitch } from './drawing';
import { along, horseshoe } from './path';

const centre = { x: 0, y: -2_600 };
const parquetRows = 25;
const aisle = 120;

const tiers = [
  { zone: 'First Tier', halfWidth: 1_600, top: 250, bottom: 3_150, boxes: 33, category: 'B' },
  { zone: 'Second Tier', halfWidth: 1_960, top: 330, bottom: 3_350, boxes: 34, category: 'C' },
];

/** Carnegie Hall's main auditorium, about 2,800 seats: parquet, two tiers of boxes, dress circle and balcony. */
export function carnegieHall(): DrawnPlan {
  const drawing = createDrawing('Main auditorium');
  drawing.shape({
    kind: 'stage',
    text: 'Stage',
    points: [
      [-820, -900],
      [820, -900],
      [960, -100],
      [980, 180],
      [-980, 180],
      [-960, -100],
    ],
  });
  drawParquet(drawing);
  for (const tier of tiers) drawBoxes(drawing, tier);
  drawCircle(drawing, { zone: 'Dress Circle', radius: 7_850, rows: 6, half: 0.292, category: 'D', parts: 5 });
  drawCircle(drawing, { zone: 'Balcony', radius: 8_720, rows: 10, half: 0.277, category: 'F', parts: 6 });
  return drawing.finish();
}

type Drawing = ReturnType<typeof createDrawing>;

function drawParquet(drawing: Drawing) {
  for (let row = 0; row < parquetRows; row++) {
    const radius = 3_100 + row * rowPitch + (row >= 16 ? 110 : 0);
    const half = Math.min(1_020 + row * 20, 1_380) / radius;
    const gap = aisle / 2 / radius;
    const third = half / 2.6;
    const category = row < 3 || row > 20 ? 'B' : 'A';
    const parts: [string, number, number, number, number][] = [
      ['Left', -half, -third - gap, 1, 1],
      ['Center', -third + gap, third - gap, 101, 1],
      ['Right', third + gap, half, 201, 1],
    ];
    for (const [section, from, to, first, step] of parts) {
      const points = arc(centre, radius, from, to);
      const accessible = row === 15 && section !== 'Center' ? [points.length - 1, points.length - 2] : [];
      drawing.row({
        zone: 'Parquet',
        section,
        label: rowLetter(row),
        category,
        points,
        first,
        step,
        accessible,
      });
    }
  }
}

/** Eight chairs to a box, seven upstairs, in two rows round the horseshoe. */
function drawBoxes(
  drawing: Drawing,
  { zone, halfWidth, top, bottom, boxes, category }: (typeof tiers)[number],
) {
  const path = horseshoe({ halfWidth, top, bottom });
  const width = path.length / boxes;
  for (let box = 0; box < boxes; box++) {
    const [from, to] = [box * width, (box + 1) * width];
    const front = along(path, from + 18, to - 18, 0, (width - 36) / 4);
    const back = along(path, from + 18, to - 18, 85, (width - 36) / (zone === 'First Tier' ? 4 : 3));
    const section = `Box ${box + 1}`;
    const nearStage = box < 5 || box >= boxes - 5;
    const priced = nearStage ? String.fromCharCode(category.charCodeAt(0) + 1) : category;
    drawing.row({ zone, section, label: 'A', category: priced, points: front });
    drawing.row({ zone, section, label: 'B', category: priced, points: back, first: front.length + 1 });
  }
  const outside = zone === 'Second Tier' ? 215 : -80;
  drawing.label(zone, { x: 0, y: bottom + halfWidth * 0.62 + outside });
}

type Circle = { zone: string; radius: number; rows: number; half: number; category: string; parts: number };

function drawCircle(drawing: Drawing, { zone, radius, rows, half, category, parts }: Circle) {
  for (let row = 0; row < rows; row++) {
    const at = radius + row * rowPitch + (row >= 6 ? 110 : 0);
    const gap = aisle / 2 / at;
    const width = (half * 2) / parts;
    for (let part = 0; part < parts; part++) {
      const from = -half + part * width + (part > 0 ? gap : 0);
      const to = -half + (part + 1) * width - (part < parts - 1 ? gap : 0);
      const points = arc(centre, at, from, to, zone === 'Balcony' ? seatPitch - 3 : seatPitch);
      const priced = zone === 'Balcony' && row < 5 ? 'E' : category;
      drawing.row({
        zone,
        section: `Section ${part + 1}`,
        label: rowLetter(row),
        category: priced,
        points,
        first: part * 100 + 1,
      });
    }
  }
  drawing.label(zone, { x: 0, y: centre.y + radius - 110 });
}
