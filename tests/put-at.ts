/** A step into an object by name; into a list by index, or by the `key` of the member. */
export type Step = string | number;

/** Sets one field of an object as an administrator does in a form; undefined takes it away. */
export function putAt(object: object, steps: readonly Step[], value: unknown): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    throw new Error("an edit needs at least one step");
  }
  const key = Array.isArray(object) && typeof step === "string" ? indexOfKey(object, step) : step;
  if (rest.length === 0) {
    Reflect.set(object, key, value);
    return;
  }
  const inner: unknown = Reflect.get(object, key) ?? {};
  if (typeof inner !== "object" || inner === null) {
    throw new Error(`${String(step)} is ${JSON.stringify(inner)}, which has no fields to edit`);
  }
  Reflect.set(object, key, inner);
  putAt(inner, rest, value);
}

function indexOfKey(members: readonly { readonly key?: unknown }[], key: string): number {
  const index = members.findIndex((member) => member.key === key);
  if (index < 0) {
    throw new Error(`no member has the key ${key}`);
  }
  return index;
}
