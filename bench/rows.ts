import type { Edit } from "./shape";

/** One command that is measured, in the order in which a user meets them. */
export interface Row {
  readonly name: RowName;
  readonly args: readonly string[];
  /** The edit that the program carries from here on. */
  readonly edit: Edit;
}

export type RowName =
  | "first up"
  | "no-op up"
  | "preview"
  | "refresh"
  | "preview --refresh"
  | "change one rule"
  | "move the last rule to the top"
  | "destroy";

const UP = ["up", "--yes", "--skip-preview"];
const NOTHING = "--expect-no-changes";

export const ROWS: readonly Row[] = [
  { name: "first up", args: UP, edit: "none" },
  { name: "no-op up", args: [...UP, NOTHING], edit: "none" },
  { name: "preview", args: ["preview", NOTHING], edit: "none" },
  { name: "refresh", args: ["refresh", "--preview-only", NOTHING], edit: "none" },
  { name: "preview --refresh", args: ["preview", "--refresh", NOTHING], edit: "none" },
  { name: "change one rule", args: UP, edit: "changed" },
  { name: "move the last rule to the top", args: UP, edit: "moved" },
  { name: "destroy", args: ["destroy", "--yes", "--skip-preview"], edit: "moved" },
];
