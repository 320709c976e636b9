import { encode } from 'uqr';

/** Modules a scanner wants empty around the code. */
export const quietZone = 4;

/** A QR code as one outline, so that it prints sharp at any size and no hairline shows between modules. */
type QrDrawing = {
  /** Modules along a side, without the quiet zone. */
  size: number;
  /** SVG path data; one unit is one module. */
  path: string;
};

/** Draws a ticket code. Error correction M or better: it survives a scratched screen and a creased page. */
export function drawQr(code: string): QrDrawing {
  const { data, size } = encode(code, { ecc: 'M', border: 0 });
  const strips = data.flatMap((row, y) =>
    darkRuns(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  );
  return { size, path: strips.join('') };
}

/** Neighbouring dark modules of a row as [start, length]. */
function darkRuns(row: boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  }
  return runs;
}
