/** What the state takes for each resource, in bytes of the file. */
export interface StateSize {
  readonly resources: number;
  /** The whole file, for each resource. */
  readonly perResource: number;
  /** Of that: arguments and outputs. */
  readonly ours: number;
  /** Of that: the text that names the provider, as the SDK stores it, in inputs and in outputs. */
  readonly providerText: number;
  /** Of that: all else, such as URN, dependencies and stamps. */
  readonly frame: number;
}

/** The CLI writes the file without any layout, so a member is as long in it as it is here. */
const BRACES = "{}".length;

interface StoredResource {
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Parts the text of a file backend's state. Pure. */
export function stateSize(text: string): StateSize {
  const { checkpoint }: { checkpoint: { latest?: { resources?: StoredResource[] } } } = JSON.parse(text);
  const resources = (checkpoint.latest?.resources ?? []).filter(({ type }) =>
    type.startsWith("pulumi-nodejs:dynamic"),
  );
  let ours = 0;
  let providerText = 0;
  for (const { inputs = {}, outputs = {} } of resources) {
    for (const bag of [inputs, outputs]) {
      for (const [name, value] of Object.entries(bag)) {
        const size = Buffer.byteLength(JSON.stringify({ [name]: value })) - BRACES;
        if (name === "__provider") {
          providerText += size;
        } else {
          ours += size;
        }
      }
    }
  }
  const count = Math.max(1, resources.length);
  const all = Buffer.byteLength(text);
  return {
    resources: resources.length,
    perResource: Math.round(all / count),
    ours: Math.round(ours / count),
    providerText: Math.round(providerText / count),
    frame: Math.round((all - ours - providerText) / count),
  };
}
