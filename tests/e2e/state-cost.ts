// What a resource costs in a stack's state, in bytes of JSON, and for whom.

type Bag = Readonly<Record<string, unknown>>;

/** A resource as `pulumi stack export` shows it. */
export interface StoredResource extends Bag {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Bag;
  readonly outputs?: Bag;
}

export interface StateCost {
  readonly name: string;
  readonly whole: number;
  /** The declared values, once. */
  readonly own: number;
  /** What Pulumi adds: names, dependencies, times, source positions, its copies of the declared values and of the text, secrets' envelopes. */
  readonly frame: number;
  /** The text that loads the provider, once. */
  readonly text: number;
  /** The private record, in the outputs and beside the inputs. */
  readonly record: number;
  /** Contents of the object that nobody declared: conditions, actions and settings that Okta filled in. */
  readonly filledIn: number;
  /** What else the outputs say: ids, times, states, secrets, decisions. */
  readonly told: number;
}

const RECORD = "__okta";
const TEXT = "__provider";
const CONTENTS = ["conditions", "actions", "settings", "catchAll"];

export function costOf(resource: StoredResource): StateCost {
  const { inputs = {}, outputs = {} } = resource;
  const own = total(entriesOf(inputs));
  const records = [inputs, outputs].map((bag) => (RECORD in bag ? sizeOf(RECORD, bag[RECORD]) : 0));
  const beyond = entriesOf(outputs).map(([key, value]): [string, number] => [
    key,
    sizeOf(key, withoutEnvelope(value)) - (key in inputs ? sizeOf(key, inputs[key]) : 0),
  ]);
  const [filledIn, told] = [true, false].map((wanted) =>
    beyond.filter(([key]) => CONTENTS.includes(key) === wanted).reduce((sum, [, bytes]) => sum + bytes, 0),
  ) as [number, number];
  const parts = {
    own,
    text: String(outputs[TEXT]).length,
    record: (records[0] ?? 0) + (records[1] ?? 0),
    filledIn,
    told,
  };
  const whole = JSON.stringify(resource).length;
  return {
    name: resource.urn.split("::").at(-1) ?? "",
    whole,
    ...parts,
    frame: whole - Object.values(parts).reduce((sum, bytes) => sum + bytes, 0),
  };
}

/** The bytes that are neither the user's nor Pulumi's, nor the text. */
export function beyondOwn({ record, filledIn, told }: StateCost): number {
  return record + filledIn + told;
}

function entriesOf(bag: Bag): [string, unknown][] {
  return Object.entries(bag).filter(([key]) => key !== RECORD && key !== TEXT);
}

/** The bytes of one entry of an object, its comma included. */
function sizeOf(key: string, value: unknown): number {
  return JSON.stringify({ [key]: value }).length - 1;
}

function total(entries: readonly [string, unknown][]): number {
  return entries.reduce((sum, [key, value]) => sum + sizeOf(key, value), 0);
}

/** An encrypted value as long as its plain text, which is all that the provider asks Pulumi to keep. */
function withoutEnvelope(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("ciphertext" in value)) {
    return value;
  }
  const sealed = String(value.ciphertext).split(":").at(-1) ?? "";
  const TAG = 16;
  const QUOTES = 2;
  return "x".repeat(Buffer.from(sealed, "base64").length - TAG - QUOTES);
}
