import { createDrawing, type DrawnPlan, type Point } from './drawing';
import { pathOf } from './path';

/** Half the length and width of the floor, cm. */
const floor = { x: 2_050, y: 3_350 };
const bowls = [
  { zone: 'Lower Bowl', first: 100, sections: 26, rows: 19, gap: 260, pitch: 52 },
  { zone: 'Upper Bowl', first: 200, sections: 32, rows: 22, gap: 2_500, pitch: 51 },
];
/** Sections whose middle is nearer than this to the stage's back see nothing; they are not built up. */
const behindStage = 0.2;
const rowDepth = 84;
const aisle = 120;

/** A round-cornered oval: what a bowl of stands looks like from above. */
function oval(a: number, b: number): Point[] {
  return Array.from({ length: 361 }, (_, degree) => {
    // Begins at the stage's end and runs with the clock.
    const angle = (degree * Math.PI) / 180 - Math.PI / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const power = 2 / 2.6;
    return { x: a * Math.sign(cos) * Math.abs(cos) ** power, y: b * Math.sign(sin) * Math.abs(sin) ** power };
  });
}

/** An arena with about 18,000 seats in two bowls round a standing floor; the stage stands at the short end. */
export function arena(): DrawnPlan {
  const drawing = createDrawing('End stage, standing floor');
  drawing.shape({
    kind: 'stage',
    text: 'Stage',
    points: [
      [-1_250, -3_250],
      [1_250, -3_250],
      [1_250, -2_150],
      [-1_250, -2_150],
    ],
  });
  drawing.shape({
    kind: 'area',
    key: 'floor',
    text: 'Floor (standing)',
    points: [
      [-1_650, -1_900],
      [1_650, -1_900],
      [1_650, 2_700],
      [1_300, 3_050],
      [-1_300, 3_050],
      [-1_650, 2_700],
    ],
  });
  for (const bowl of bowls) {
    for (let section = 0; section < bowl.sections; section++) drawSection(drawing, bowl, section);
  }
  return drawing.finish();
}

function drawSection(
  drawing: ReturnType<typeof createDrawing>,
  bowl: (typeof bowls)[number],
  section: number,
) {
  const middle = (section + 0.5) / bowl.sections;
  const fromStage = Math.min(middle, 1 - middle) * 2;
  if (fromStage < behindStage) return;
  for (let row = 0; row < bowl.rows; row++) {
    const depth = bowl.gap + row * rowDepth;
    const path = pathOf(oval(floor.x + depth, floor.y + depth));
    const width = path.length / bowl.sections;
    const [from, to] = [section * width + aisle / 2, (section + 1) * width - aisle / 2];
    const count = Math.floor((to - from) / bowl.pitch);
    const start = (from + to) / 2 - ((count - 1) / 2) * bowl.pitch;
    const points = Array.from({ length: count }, (_, at) => {
      const { x, y } = path.at(start + at * bowl.pitch);
      return { x, y };
    });
    drawing.row({
      zone: bowl.zone,
      section: `Section ${bowl.first + section + 1}`,
      label: String(row + 1),
      category: categoryOf(bowl.zone, fromStage, row),
      points,
      accessible: row === bowl.rows - 1 && section % 4 === 2 ? [0, 1, 2, 3] : [],
    });
  }
}

function categoryOf(zone: string, fromStage: number, row: number): string {
  if (zone === 'Upper Bowl') return row < 10 && fromStage > 0.35 ? 'D' : row < 10 ? 'E' : 'F';
  if (fromStage < 0.35) return 'C';
  return row < 10 && fromStage < 0.75 ? 'A' : row < 10 ? 'B' : 'C';
}
