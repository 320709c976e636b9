import { arc, createDrawing, type DrawnPlan, ring, rowLetter, rowPitch } from './drawing';

type Hall = {
  rows: number;
  /** Half the width of the first and of the last row, cm. */
  widths: [number, number];
  /** Rows from here on are parted from the rest by a cross aisle. */
  crossAisle: number;
};

/** A hall with one raked floor in three blocks: a few hundred to a thousand seats, dearest in the middle. */
export function recitalHall({ rows, widths, crossAisle }: Hall): DrawnPlan {
  const drawing = createDrawing('Auditorium');
  const centre = { x: 0, y: -3_000 };
  const first = 3_300;
  drawing.shape({
    kind: 'stage',
    text: 'Stage',
    points: ring(centre, 2_450, 3_100, -widths[0] / first, widths[0] / first),
  });
  for (let row = 0; row < rows; row++) {
    const radius = first + row * rowPitch + (row >= crossAisle ? 120 : 0);
    const half = (widths[0] + ((widths[1] - widths[0]) * row) / (rows - 1)) / radius;
    const gap = 55 / radius;
    const inner = half * 0.45;
    const category = row < rows * 0.45 ? 'A' : row < rows * 0.75 ? 'B' : 'C';
    const parts: [string, number, number, number][] = [
      ['Left', -half, -inner - gap, 1],
      ['Center', -inner + gap, inner - gap, 101],
      ['Right', inner + gap, half, 201],
    ];
    for (const [section, from, to, number] of parts) {
      const points = arc(centre, radius, from, to);
      const accessible = row === crossAisle && section !== 'Center' ? [0, 1] : [];
      drawing.row({
        zone: 'Orchestra',
        section,
        label: rowLetter(row),
        category,
        points,
        first: number,
        accessible,
      });
    }
  }
  return drawing.finish();
}
