import type { Size, View } from '../plan/viewport';
import type { Palette } from './palette';
import type { Marks, Scene } from './scene';
import type { Sprites } from './sprites';

/** Everything that one picture of the map is drawn from. The pen works in CSS pixels. */
export type Frame = {
  pen: CanvasRenderingContext2D;
  scene: Scene;
  marks: Marks;
  /** How each seat is drawn; see looks.ts. */
  looks: Uint8Array;
  view: View;
  size: Size;
  /** Device pixels per CSS pixel. */
  ratio: number;
  palette: Palette;
  sprites: Sprites;
  /** What a standing area is called and costs, by its key. */
  areaTexts: ReadonlyMap<string, { place: number; lines: readonly string[] }>;
  /** Seat under the pointer and seat of the keyboard, or -1. */
  hover: number;
  cursor: number;
  now: number;
};
