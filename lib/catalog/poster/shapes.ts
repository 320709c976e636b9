import { type Composition, circle, fill, n, path, rect, turn, wave, wedge } from './canvas';

/** Building blocks: quarters, halves and discs in a grid. */
export const blocks: Composition = ({ width, height, palette, whole, pick }) => {
  const { ground, ink, accents } = palette;
  const columns = whole(3, 4);
  const cell = width / columns;
  const rows = Math.ceil(height / cell);
  const colours = [ink, ...accents];
  let drawn = '';
  let before = '';
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = [column * cell, row * cell];
      const back = pick([ground, ground, ...colours].filter((one) => one !== before));
      const front = pick(colours.filter((one) => one !== back));
      before = back;
      drawn += rect(x, y, cell + 0.5, cell + 0.5, fill(back)) + block(pick, x, y, cell, front, back);
    }
  }
  return drawn;
};

function block(
  pick: <T>(from: readonly T[]) => T,
  x: number,
  y: number,
  cell: number,
  front: string,
  back: string,
): string {
  const corner = pick([0, 1, 2, 3]);
  const [cx, cy] = [x + (corner % 2) * cell, y + (corner > 1 ? cell : 0)];
  const start = [0, 0.25, 0.75, 0.5][corner] ?? 0;
  switch (pick(['quarter', 'quarter', 'nested', 'half', 'disc', 'triangle', 'leaf'])) {
    case 'quarter':
      return path(wedge(cx, cy, cell, turn(start), turn(start + 0.25)), fill(front));
    case 'nested':
      return (
        path(wedge(cx, cy, cell, turn(start), turn(start + 0.25)), fill(front)) +
        path(wedge(cx, cy, cell * 0.6, turn(start), turn(start + 0.25)), fill(back)) +
        path(wedge(cx, cy, cell * 0.3, turn(start), turn(start + 0.25)), fill(front))
      );
    case 'half': {
      const quarter = corner * 0.25;
      return path(
        wedge(x + cell / 2, y + cell / 2, cell / 2, turn(quarter), turn(quarter + 0.4999)),
        fill(front),
      );
    }
    case 'disc':
      return (
        circle(x + cell / 2, y + cell / 2, cell * 0.36, fill(front)) +
        circle(x + cell / 2, y + cell / 2, cell * 0.14, fill(back))
      );
    case 'leaf':
      return path(
        `M${n(x, y)}A${n(cell, cell)} 0 0 1 ${n(x + cell, y + cell)}A${n(cell, cell)} 0 0 1 ${n(x, y)}Z`,
        fill(front),
      );
    default:
      return path(
        `M${n(cx, cy)}${corner % 2 ? `h${n(-cell)}` : `h${n(cell)}`}L${n(cx, corner > 1 ? cy - cell : cy + cell)}Z`,
        fill(front),
      );
  }
}

/** Hills, one behind the other, and what stands in the sky. */
export const hills: Composition = ({ width, height, palette, between, whole, pick }) => {
  const { ground, ink, accents } = palette;
  const size = Math.min(width, height);
  const [x, y] = [width * between(0.25, 0.75), height * between(0.22, 0.36)];
  const rings = [3, 2, 1].map((ring) =>
    circle(x, y, size * (0.09 + ring * 0.06), fill(ring % 2 ? accents[1] : ground)),
  );
  const colours = pick([
    [accents[2], accents[0], ink],
    [accents[0], accents[2], ink],
  ]);
  const count = whole(3, 4);
  const land = Array.from({ length: count }, (_, at) => {
    const base = height * (0.5 + (at * 0.42) / count);
    const phase = between(0, 1);
    const swing = height * between(0.04, 0.085);
    const turns = between(0.5, 1.1);
    const d = wave(width, 6, (share) => base + swing * Math.sin(turn(share * turns + phase)));
    return path(`${d}V${n(height)}H0Z`, fill(colours[at % 3] ?? ink));
  });
  return rings.join('') + circle(x, y, size * 0.09, fill(accents[0])) + land.join('');
};

/** Pennants on lines. */
export const pennants: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const lines = whole(3, 4);
  let drawn = '';
  for (let at = 0; at < lines; at++) {
    const y = height * (0.1 + (at * 0.82) / lines);
    const sag = height * between(0.05, 0.1);
    const lean = height * between(-0.06, 0.06);
    const rope = (share: number) => y + lean * share + sag * Math.sin(share * Math.PI);
    const count = whole(5, 7);
    const w = width / count;
    for (let flag = 0; flag < count; flag++) {
      const [left, right] = [flag / count, (flag + 1) / count];
      const tip = rope((left + right) / 2) + w * 1.15;
      const d = `M${n(left * width + w * 0.06, rope(left + 0.01))}L${n(right * width - w * 0.06, rope(right - 0.01))}L${n((left + 0.5 / count) * width, tip)}Z`;
      drawn += path(d, fill([accents[0], accents[1], accents[2], ink][(flag + at) % 4] ?? ink));
    }
    drawn += path(wave(width, 4, rope), `fill="none" stroke="${ink}" stroke-width="${n(width * 0.007)}"`);
  }
  return drawn;
};
