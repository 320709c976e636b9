import { colourOf, markCount } from '../level-marks';

/** The colours of the page, read for the canvas; read again when the colour scheme changes. */
export type Palette = {
  levels: string[];
  onLevel: string;
  taken: string;
  ground: string;
  ink: string;
  inkSoft: string;
  paper: string;
  line: string;
  lineStrong: string;
  sunken: string;
  accent: string;
  onAccent: string;
  focus: string;
  font: string;
};

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    levels: Array.from({ length: markCount }, (_, place) => read(colourOf(place))),
    onLevel: read('--on-level'),
    taken: read('--seat-taken'),
    ground: read('--map-ground'),
    ink: read('--ink'),
    inkSoft: read('--ink-soft'),
    paper: read('--surface'),
    line: read('--line'),
    lineStrong: read('--line-strong'),
    sunken: read('--sunken'),
    accent: read('--accent'),
    onAccent: read('--on-accent'),
    focus: read('--focus'),
    font: style.fontFamily,
  };
}
