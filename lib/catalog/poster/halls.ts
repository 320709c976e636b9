import { type Composition, circle, fill, line, n, path, rect, stroke, turn, wave, wedge } from './canvas';

/** A hall from above: rows of seats in arcs before a stage, one block of them taken. */
export const hall: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const x = width * between(0.3, 0.7);
  const y = height * between(1.02, 1.1);
  const rows = whole(10, 13);
  const reach = Math.hypot(width, height) * 0.92;
  const pitch = reach / (rows + 2.5);
  const [from, span] = [between(0.12, 0.55), between(0.14, 0.26)];
  const seats = Array.from({ length: rows }, (_, row) => {
    const r = pitch * (row + 3);
    const arc = (start: number, end: number) => {
      const at = (share: number) => n(x - r * Math.cos(share * Math.PI), y - r * Math.sin(share * Math.PI));
      return `M${at(start)}A${n(r, r)} 0 0 1 ${at(end)}`;
    };
    const dots = (colour: string) =>
      stroke(colour, pitch * 0.42, `stroke-linecap="round" stroke-dasharray="0 ${n(pitch * 0.68)}"`);
    // Whole seats, so that the taken block meets its neighbours without overlap.
    const seat = (pitch * 0.68) / (Math.PI * r);
    const first = Math.max(1, Math.round(from / seat)) * seat;
    const last = first + Math.round(span / seat) * seat;
    const taken = row >= 2 && row < rows - 2;
    if (!taken) return path(arc(0, 1), dots(row % 5 === 4 ? accents[1] : ink));
    return (
      path(arc(0, first - seat * 0.5), dots(ink)) +
      path(arc(first, last + seat * 0.1), dots(accents[0])) +
      path(arc(last + seat, 1), dots(ink))
    );
  });
  return seats.join('') + circle(x, y, pitch * 1.9, fill(accents[1]));
};

/** Tiers as bands round a corner. */
export const tiers: Composition = ({ width, height, palette, between, whole, pick }) => {
  const { ground, ink, accents } = palette;
  const [x, y] = pick([
    [0, height],
    [width, height],
    [0, 0],
    [width, 0],
    [width / 2, height],
  ] as [number, number][]);
  const bands = whole(6, 8);
  const reach = Math.hypot(width, height) * (x === width / 2 ? 0.82 : 0.9);
  const colours = [accents[0], ground, ink, ground, accents[1], ground, accents[2], ground];
  const drawn = Array.from({ length: bands }, (_, band) => {
    const r = (reach * (bands - band)) / bands;
    return circle(x, y, r, fill(colours[(bands - band) % colours.length] ?? ink));
  });
  const angle = between(0, 1);
  return drawn.join('') + path(wedge(x, y, reach, turn(angle), turn(angle + 0.045)), fill(ink));
};

/** The pipes of an organ. */
export const pipes: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const count = whole(4, 6) * 2 + 1;
  const gap = width * 0.012;
  const inset = width * 0.09;
  const each = (width - inset * 2 - gap * (count - 1)) / count;
  const shape = between(0.6, 1.6);
  const peak = between(0.1, 0.22);
  const dip = between(-0.2, 0.35);
  const foot = height * 0.88;
  return Array.from({ length: count }, (_, at) => {
    const share = Math.abs((at / (count - 1)) * 2 - 1) ** shape;
    const wobble = at % 2 === 0 ? 0 : dip * 0.22;
    const top = height * (peak + 0.42 * share + wobble);
    const colour =
      at === (count - 1) / 2 ? accents[0] : at % 3 === 0 ? accents[1] : at % 3 === 1 ? ink : accents[2];
    const x = inset + at * (each + gap);
    const mouth = foot - height * 0.13;
    return (
      path(
        `M${n(x, foot)}V${n(top + each / 2)}a${n(each / 2, each / 2)} 0 0 1 ${n(each, 0)}V${n(foot)}Z`,
        fill(colour),
      ) +
      path(
        `M${n(x + each * 0.24, mouth)}h${n(each * 0.52)}l${n(-each * 0.26, -each * 0.62)}Z`,
        fill(palette.ground),
      )
    );
  }).join('');
};

/** Five lines that bend, and notes on them. */
export const staves: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const systems = whole(2, 3);
  const space = height / (systems * 11);
  const bend = height * between(0.04, 0.09);
  const turns = between(0.6, 1.3);
  const phase = between(0, 1);
  let drawn = '';
  for (let system = 0; system < systems; system++) {
    const middle = (height * (system + 0.5)) / systems;
    const at = (share: number, step: number) =>
      middle +
      step * space * (1 + 0.5 * Math.sin(turn(share * turns + phase + 0.2))) +
      bend * Math.sin(turn(share * turns + phase + system * 0.3));
    for (let stave = -2; stave <= 2; stave++)
      drawn += path(
        wave(width, 6, (share) => at(share, stave)),
        stroke(ink, space * 0.12),
      );
    const notes = whole(4, 6);
    for (let note = 0; note < notes; note++) {
      const share = (note + between(0.25, 0.75)) / notes;
      const step = whole(-4, 4) / 2;
      drawn += circle(
        width * share,
        at(share, step),
        space * between(0.62, 1.15),
        fill(accents[note % 3] ?? ink),
      );
    }
  }
  return drawn;
};

/** Strings or bows that fan out over a disc. */
export const strings: Composition = ({ width, height, palette, between, whole }) => {
  const { ink, accents } = palette;
  const size = Math.min(width, height);
  const [x, y] = [width * between(0.42, 0.58), height * between(0.42, 0.56)];
  const disc = circle(x, y, size * between(0.3, 0.38), fill(accents[0]));
  const lines = whole(15, 22);
  const [top, bottom] = [width * between(0.02, 0.4), width * between(0.5, 0.9)];
  const [spreadTop, spreadBottom] = [width * between(0.5, 1.1), -width * between(0.4, 0.9)];
  const drawn = Array.from({ length: lines }, (_, at) => {
    const share = at / (lines - 1);
    const points: [number, number][] = [
      [top + spreadTop * share, -10],
      [bottom + spreadBottom * share, height + 10],
    ];
    return path(
      line(points),
      stroke(at % 6 === 3 ? accents[1] : ink, size * (at % 6 === 3 ? 0.011 : 0.0045)),
    );
  });
  return disc + circle(x + size * 0.27, y - size * 0.3, size * 0.09, fill(accents[1])) + drawn.join('');
};

/** Black and white keys, some pressed. */
export const keys: Composition = ({ width, height, palette, between, whole }) => {
  const { ground, ink, accents } = palette;
  const count = whole(7, 9);
  const tilt = between(-16, 16);
  const w = (width * 1.5) / count;
  const pressed = new Set([whole(1, count - 2), whole(1, count - 2)]);
  let white = '';
  let black = '';
  for (let at = 0; at < count; at++) {
    const x = -width * 0.25 + at * w;
    white += rect(
      x + w * 0.03,
      -height * 0.3,
      w * 0.94,
      height * 1.6,
      fill(pressed.has(at) ? accents[0] : at % 2 ? ink : ink),
    );
    if (![2, 6].includes(at % 7))
      black += rect(
        x + w * 0.68,
        -height * 0.3,
        w * 0.64,
        height * 0.86,
        fill(at % 3 === 1 ? accents[1] : ground),
      );
  }
  return `<g transform="rotate(${n(tilt, width / 2, height / 2)})">${white}${black}</g>`;
};
