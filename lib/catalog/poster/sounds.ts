import { type Composition, circle, fill, n, path, rect, stroke, turn, wave, wedge } from './canvas';

/** Sound as stacked waves, each a little later than the one behind it. */
export const waves: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const count = whole(5, 8);
  const swing = height * between(0.035, 0.075);
  const turns = between(0.7, 1.6);
  const colours = [accents[1], accents[0], ink, accents[2]];
  const first = height * between(0.2, 0.34);
  const sun = circle(
    width * between(0.25, 0.75),
    first - swing * 0.2,
    Math.min(width, height) * between(0.13, 0.2),
    fill(accents[0]),
  );
  const drawn = Array.from({ length: count }, (_, at) => {
    const y = first + ((height - first) * at) / count;
    const d = wave(width, 6, (share) => y + swing * Math.sin(turn(share * turns + at * 0.17)));
    return path(`${d}V${n(height)}H0Z`, fill(colours[at % 4] ?? ink));
  });
  return sun + drawn.join('');
};

/** Two sets of rings whose crossing makes a third pattern. */
export const moire: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const size = Math.min(width, height);
  const gap = size / whole(26, 32);
  const thick = gap * 0.42;
  const rings = (x: number, y: number, count: number, colour: string) =>
    Array.from({ length: count }, (_, at) => circle(x, y, gap * (at + 0.7), stroke(colour, thick))).join('');
  const angle = between(0, 1);
  const apart = size * between(0.12, 0.22);
  const [x, y] = [width / 2, height / 2];
  const [dx, dy] = [Math.cos(turn(angle)) * apart, Math.sin(turn(angle)) * apart];
  const count = Math.floor((size * 0.44) / gap);
  return (
    rings(x - dx, y - dy, count, ink) +
    rings(x + dx, y + dy, count, accents[0]) +
    circle(x + dx * 2.6, y - dy * 2.6, size * 0.05, fill(accents[1]))
  );
};

/** A grid of dots that swell where the sound is. */
export const dots: Composition = ({ width, height, palette, between, whole, pick }) => {
  const { ink, accents } = palette;
  const columns = whole(9, 11);
  const cell = width / columns;
  const rows = Math.round(height / cell);
  const [x, y] = [between(0.2, 0.8), between(0.2, 0.8)];
  const rings = between(1.2, 2.2);
  const stretch = pick([1, 1, 0.55]);
  const byColour = new Map<string, string>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const far = Math.hypot(
        (column + 0.5) / columns - x,
        ((row + 0.5) / rows - y) * stretch * (height / width),
      );
      const swell = 0.5 + 0.5 * Math.cos(turn(far * rings));
      const r = cell * (0.07 + 0.41 * swell);
      const colour = swell > 0.86 ? accents[0] : swell > 0.6 ? accents[1] : ink;
      // A dot is a stroke without length: a fifth of the bytes of a circle. Five sizes are enough for the eye.
      const key = `${colour}|${Math.round((r / cell) * 12)}`;
      byColour.set(
        key,
        `${byColour.get(key) ?? ''}M${n((column + 0.5) * cell, ((row + 0.5) * height) / rows)}h0`,
      );
    }
  }
  return [...byColour]
    .map(([key, d]) => {
      const [colour = ink, size = '1'] = key.split('|');
      return path(d, stroke(colour, (Number(size) / 6) * cell, 'stroke-linecap="round"'));
    })
    .join('');
};

/** A curve that a pendulum draws. */
export const pendulum: Composition = ({ width, height, palette, between, whole, pick }) => {
  const { ink, accents } = palette;
  const [a, b] = pick([
    [3, 2],
    [3, 4],
    [5, 4],

    [5, 3],
  ] as [number, number][]);
  const phase = between(0.1, 0.4);
  const loops = whole(4, 6);
  const steps = 72;
  let drawn = circle(width / 2, height / 2, Math.min(width, height) * between(0.2, 0.3), fill(accents[2]));
  for (let loop = 0; loop < loops; loop++) {
    const shrink = 0.43 - loop * 0.035;
    const points = Array.from({ length: steps + 1 }, (_, at) => {
      const t = at / steps;
      return [
        width / 2 + width * shrink * Math.sin(turn(a * t + phase + loop * 0.012)),
        height / 2 + height * shrink * Math.sin(turn(b * t)),
      ] as const;
    });
    // From the middle of one piece to the middle of the next, so that the end meets the beginning.
    const middle = (at: number) => {
      const [x, y] = points[at % steps] ?? [0, 0];
      const [nextX, nextY] = points[(at + 1) % steps] ?? [0, 0];
      return [(x + nextX) / 2, (y + nextY) / 2] as const;
    };
    const smooth = points
      .slice(0, steps)
      .map((_, at) => n(...(points[(at + 1) % steps] ?? [0, 0]), ...middle(at + 1)));
    if (loop === 0 || loop === loops - 1) {
      const d = `M${n(...middle(0))}Q${smooth.join(' ')}`;
      drawn += path(
        d,
        stroke(loop === 0 ? ink : accents[0], Math.min(width, height) * (loop === 0 ? 0.007 : 0.02)),
      );
    }
  }
  return drawn;
};

/** Voices that overlap. */
export const voices: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const count = whole(3, 5);
  const size = Math.min(width, height);
  const r = size * between(0.24, 0.31);
  const orbit = size * between(0.16, 0.22);
  const start = between(0, 1);
  const colours = [accents[0], accents[1], accents[2], ink, accents[0]];
  const centres = Array.from({ length: count }, (_, at) => {
    const angle = turn(start + at / count);
    return [width / 2 + orbit * Math.cos(angle), height / 2 + orbit * 1.25 * Math.sin(angle)] as const;
  });
  const discs = centres.map(([x, y], at) => circle(x, y, r, fill(colours[at] ?? ink, 0.85)));
  const rims = centres.map(([x, y]) =>
    circle(x, y, r * between(0.3, 0.7), stroke(palette.ground, size * 0.006)),
  );
  return discs.join('') + rims.join('');
};

/** Rings that travel from one speaker to another. */
export const answer: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const size = Math.min(width, height);
  const count = whole(5, 7);
  const r = size * between(0.42, 0.5);
  const y = height * between(0.44, 0.56);
  const lift = height * between(0.06, 0.14);
  const half = (x: number, top: number, facing: 1 | -1, colours: string[]) =>
    Array.from({ length: count }, (_, at) => {
      const radius = (r * (count - at)) / count;
      const d = `M${n(x, top - radius)}A${n(radius, radius)} 0 0 ${facing > 0 ? 1 : 0} ${n(x, top + radius)}Z`;
      return path(d, fill(colours[at % colours.length] ?? ink));
    }).join('');
  const gap = size * 0.012;
  return (
    half(width / 2 - gap, y - lift, -1, [accents[0], palette.ground]) +
    half(width / 2 + gap, y + lift, 1, [ink, palette.ground, accents[1], palette.ground])
  );
};

/** A cone of light on a wall of bricks. */
export const spotlight: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const course = height / whole(13, 17);
  const bricks = Array.from({ length: Math.ceil(height / course) }, (_, row) => {
    const length = course * 2.4;
    const from = row % 2 ? -length / 2 : 0;
    return path(
      `M${n(from, (row + 0.5) * course)}H${n(width)}`,
      stroke(accents[2], course * 0.8, `stroke-dasharray="${n(length - course * 0.2, course * 0.2)}"`),
    );
  });
  const x = width * between(0.35, 0.65);
  const floor = height * 0.8;
  const spread = width * between(0.26, 0.34);
  const top = width * between(0.1, 0.9);
  const mic = height * 0.5;
  return (
    bricks.join('') +
    path(
      `M${n(top - width * 0.02, 0)}L${n(x - spread, floor)}H${n(x + spread)}L${n(top + width * 0.02, 0)}Z`,
      fill(accents[1], 0.9),
    ) +
    `<ellipse cx="${n(x)}" cy="${n(floor)}" rx="${n(spread)}" ry="${n(spread * 0.3)}" ${fill(accents[0])}/>` +
    rect(x - width * 0.008, mic, width * 0.016, floor - mic, fill(ink)) +
    rect(
      x - width * 0.036,
      mic - width * 0.15,
      width * 0.072,
      width * 0.14,
      `${fill(ink)} rx="${n(width * 0.036)}"`,
    ) +
    `<ellipse cx="${n(x)}" cy="${n(floor)}" rx="${n(width * 0.07)}" ry="${n(width * 0.02)}" ${fill(ink)}/>`
  );
};

/** Beams from a stage, and the light behind it. */
export const beams: Composition = ({ width, height, palette, between, whole }) => {
  const { ground, ink, accents } = palette;
  const x = width * between(0.32, 0.68);
  const y = height * between(0.66, 0.8);
  const count = whole(14, 20);
  const reach = Math.hypot(width, height);
  const offset = between(0, 1 / count);
  const rays = Array.from({ length: count }, (_, at) => {
    const from = turn(0.5 + offset + (at / count) * 0.5);
    return path(
      wedge(x, y, reach, from, from + turn(0.25 / count)),
      fill([accents[0], accents[1], accents[2]][at % 3] ?? ink),
    );
  });
  const r = Math.min(width, height) * between(0.16, 0.22);
  const heads = whole(9, 12);
  const crowd = Array.from({ length: heads }, (_, at) => {
    const size = (width / heads) * between(0.5, 0.68);
    return circle((width * (at + 0.5)) / heads, y + height * 0.05 + size * 0.6, size, fill(ink));
  });
  return (
    rays.join('') +
    circle(x, y, r * 1.5, fill(ground)) +
    circle(x, y, r, fill(accents[0])) +
    crowd.join('') +
    rect(0, y + height * 0.08, width, height, fill(ink))
  );
};
