import type { Point } from '@/components/seats/plan/viewport';
import type { AreaKind } from '@/lib/inventory/plan-document/document';
import type { Selection } from '@/lib/inventory/plan-document/edit-items';

export type Tool = 'select' | 'pan' | 'rows' | 'paint' | Exclude<AreaKind, 'decor'>;

export type Mode = 'replace' | 'add' | 'toggle';

/** What the canvas asks of the editor around it. Places and distances are plan units. */
export type CanvasHost = {
  tool(): Tool;
  isSnapping(): boolean;
  select(selection: Selection, mode: Mode): void;
  move(dx: number, dy: number): void;
  /** Seats over which the brush went. */
  paint(guids: ReadonlySet<string>): void;
  /** The colour of the brush. */
  brush(): string;
  /** A click or a stroke with a tool that draws; both points are the same for a click. */
  place(from: Point, to: Point): void;
  /** The seats that would be placed at a point. */
  ghost(from: Point, to: Point): Point[];
  /** The whole row of a seat. */
  rowOf(seat: number): Selection;
  hover(seat: number, at: Point | null): void;
};

export const drawsArea = (tool: Tool) => tool === 'stage' || tool === 'standing' || tool === 'label';
