import type { dynamic } from "@pulumi/pulumi";
import type { JsonObject } from "../comparison/json";
import type { ReadConfig } from "../config/source";
import { printableLines } from "../http/printable";
import type { Lifecycle } from "./lifecycle";
import { PartialWriteError } from "./partial-write-error";
import { sanitise } from "./sanitise";
import { unstorable } from "./unstorable";

const PROVIDER = "__provider";
// Errors travel in HTTP/2 trailers; beyond about 64 KB they break the connection instead of arriving.
const MAX_MESSAGE = 12_000;

/** Fits a lifecycle, made at the first call, to Pulumi's plugin: strips the provider text, sanitises what goes into state, shapes errors. */
export function adapt(makeLifecycle: (config: () => ReadConfig) => Lifecycle): dynamic.ResourceProvider {
  let config: ReadConfig = () => undefined;
  let made: Lifecycle | undefined;
  const lifecycle = (): Lifecycle => {
    made ??= makeLifecycle(() => config);
    return made;
  };

  return {
    // Pulumi may call the other methods before this one is awaited; so it only stores, at once.
    configure: async (request) => {
      config = (key) => request.config.get(key);
    },

    check: async (olds, news) => {
      const refused = unstorable(news);
      if (refused.length > 0) {
        // Pulumi reads no inputs beside failures, and these could not be sent back to it.
        return { inputs: {}, failures: refused.map((failure) => ({ ...failure })) };
      }
      const { inputs, failures } = lifecycle().check(bare(olds), bare(news));
      return { inputs: sanitise(inputs), failures: failures.map((failure) => ({ ...failure })) };
    },

    diff: async (id, olds, news) => {
      // The text is a constant; a stack of another text takes the new one by an update without API calls.
      const text = olds[PROVIDER] !== news[PROVIDER];
      const { changes, replaces } = lifecycle().diff(id, bare(olds), bare(news));
      return { changes: changes || text, replaces };
    },

    create: (inputs) =>
      reporting(inputs, async () => {
        const { id, outs } = await lifecycle().create(bare(inputs));
        return { id, outs: sanitise(outs) };
      }),

    read: (id, props = {}) =>
      plainly(async () => {
        const live = await lifecycle().read(id, bare(props));
        return live === undefined ? {} : { id, props: sanitise(live.outs), inputs: sanitise(live.inputs) };
      }),

    update: (id, olds, news) =>
      reporting(news, async () => ({ outs: sanitise(await lifecycle().update(id, bare(olds), bare(news))) })),

    delete: (id, props) => plainly(() => lifecycle().delete(id, bare(props))),
  };
}

/** A copy: removing the key in place breaks the call. */
function bare(bag: JsonObject): JsonObject {
  const { [PROVIDER]: _text, ...rest } = bag;
  return rest;
}

/** Gives a partly written object its provider text, without which no later refresh or destroy can handle it. */
async function reporting<T>(inputs: JsonObject, act: () => Promise<T>): Promise<T> {
  return plainly(async () => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof PartialWriteError)) {
        throw error;
      }
      throw Object.assign(new Error(error.message), {
        id: error.id,
        properties: { ...sanitise(error.properties), [PROVIDER]: inputs[PROVIDER] },
        reasons: error.reasons.map(shorten),
      });
    }
  });
}

/** Errors as people should read them: Pulumi prints `${error}: ${error.stack}`, the message twice and our own paths. */
async function plainly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error)) {
      throw new Error(shorten(String(error)));
    }
    const message = shorten(error.message);
    Object.assign(error, { message });
    // A defect of ours keeps its stack: whoever reports it needs it.
    const defect =
      error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
    throw defect ? error : Object.assign(error, { stack: "" });
  }
}

/** Names and causes in a message come from Okta, where anybody may have written them; a terminal shows the message. */
function shorten(text: string): string {
  const message = printableLines(text);
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)} … (cut)`;
}
