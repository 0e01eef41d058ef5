import { isObject } from "../../comparison/json";
import { element, named, object, whole } from "../validation/fields";
import { has, when } from "../validation/predicates";
import type { ValidationRule } from "../validation/rule";

/** One thing that is done: a workflow runs, or what `names` say happens. */
export function action(...names: string[]) {
  return element({ action: named(...names, "RUN_WORKFLOW"), workflow: object({ id: whole(0) }) });
}

/** Running a workflow needs to know which. */
export function workflowNeeded(at: string): ValidationRule {
  return {
    path: at,
    dependsOn: ["action", "workflow"],
    violations: ({ action: named, workflow }) =>
      when(named === "RUN_WORKFLOW" && !(isObject(workflow) && has(workflow, "id")), "workflow.id"),
    message: 'action "RUN_WORKFLOW" needs workflow: { id: … }, the number of the workflow',
    source: "facts §2.8, §2.9",
  };
}
