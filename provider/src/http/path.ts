// Half of a UTF-16 pair has no percent-encoding.
const HALF_CHARACTER = /\p{Surrogate}/u;

/** Builds a URL path, percent-encoding every parameter. Refuses segments that would change the path's meaning. */
export function path(parts: TemplateStringsArray, ...segments: readonly string[]): string {
  return parts.reduce((built, part, index) => {
    const segment = segments[index];
    if (segment === undefined) {
      return built + part;
    }
    if (segment === "" || segment === "." || segment === ".." || HALF_CHARACTER.test(segment)) {
      throw new Error(`"${segment}" cannot be part of the path ${parts.join("…")}`);
    }
    return built + part + encodeURIComponent(segment);
  }, "");
}
