import { asText, at, type JsonObject } from "../json.js";
import { OktaError } from "./errors.js";

/**
 * Of Okta's filter language only one comparison of one named property is known: `<property> eq|sw "<text>"`. Anything
 * else is refused, never half understood.
 */
export function filtered(
  items: readonly JsonObject[],
  parameter: string,
  expression: string | undefined,
  properties: readonly string[],
): JsonObject[] {
  if (expression === undefined) {
    return [...items];
  }
  const [, property = "", operator, quoted = ""] =
    /^\s*([\w.]+)\s+(eq|sw)\s+"((?:[^"\\]|\\.)*)"\s*$/.exec(expression) ?? [];
  if (!properties.includes(property)) {
    throw new OktaError("E0000001", `Api validation failed: ${parameter}`, [
      `${parameter}: not understood by okta-emulator.`,
    ]);
  }
  const wanted = quoted.replace(/\\(.)/g, "$1");
  return items.filter((item) => {
    const value = at(item, ...property.split("."));
    const text = typeof value === "boolean" ? String(value) : (asText(value) ?? "");
    return operator === "eq" ? text === wanted : text.startsWith(wanted);
  });
}
