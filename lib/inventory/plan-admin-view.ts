import type { PlanPreview } from '@/db/schema/plans';

/** A plan in an organizer's list; moments are ISO strings. */
export type PlanListItem = {
  id: string;
  name: string;
  seats: number;
  savedAt: string;
  preview: PlanPreview;
  /** The newest published version, 0 when there is none. */
  version: number;
  /** True when the draft has changed since. */
  isChanged: boolean;
  /** Performances that sell any version of it. */
  performances: number;
};

/** A plan for its editor; the document itself comes as a file from the draft's route. */
export type PlanEditorView = {
  id: string;
  name: string;
  version: number;
  savedAt: string;
  versions: PlanVersionView[];
  performances: PlanPerformanceView[];
};

export type PlanVersionView = {
  id: string;
  version: number;
  /** The save that it was made of. */
  draftVersion: number;
  publishedAt: string;
  performances: number;
};

/** A performance to come that sells some version of the plan, or of none, and could move to the newest. */
export type PlanPerformanceView = {
  id: string;
  title: string;
  startsAt: string;
  timeZone: string;
  /** 0 when it sells no version of this plan. */
  version: number;
};
