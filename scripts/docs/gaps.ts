import type { Description } from "./model";

/** What the docstrings leave out, each as `Interface.property: what`. */
export function gapsIn(descriptions: readonly Description[]): string[] {
  return descriptions.flatMap(({ name, meaning, properties }) => [
    ...(meaning === "" ? [`${name}: no docstring`] : []),
    ...properties.flatMap((property) => [
      ...(property.meaning === "" ? [`${name}.${property.name}: no docstring`] : []),
      ...(property.source === undefined ? [`${name}.${property.name}: no @source`] : []),
    ]),
  ]);
}
