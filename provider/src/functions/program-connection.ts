import * as pulumi from "@pulumi/pulumi";
import type { ReadConfig } from "../config/source";
import type { OktaOrg } from "../okta/client";
import type { OpaTeam } from "../opa/client";
import { chosenSettings, type ProviderChoice } from "../pulumi/provider";

/**
 * The org, as the program's own process sees it. Functions run there, while resources run in Pulumi's plugin: the same
 * settings and the same client code, each with a connection of its own.
 *
 * @param call the function's name, for messages
 */
export async function programOrg(call: string, choice: ProviderChoice = {}): Promise<OktaOrg> {
  return (await connection(call, choice)).org();
}

/** The team of Okta Privileged Access, as the program's own process sees it. */
export async function programTeam(call: string, choice: ProviderChoice = {}): Promise<OpaTeam> {
  return (await connection(call, choice)).team();
}

async function connection(call: string, choice: ProviderChoice) {
  const read = await configFor(call, choice);
  // Loaded by the first call, so that programs without functions start without an HTTP client.
  const { connections } = await import("../pulumi/connections.js");
  return connections(() => read);
}

async function configFor(call: string, choice: ProviderChoice): Promise<ReadConfig> {
  const settings = chosenSettings(call, choice);
  if (settings === undefined) {
    return (key) => pulumi.runtime.getConfig(key);
  }
  // Pulumi's own field, which its types leave out: what is not known is never applied, and would be awaited for ever.
  const { isKnown } = settings as unknown as { readonly isKnown: Promise<boolean> };
  if (!(await isKnown)) {
    throw new TypeError(
      `${call}: the settings of its provider are not known in this preview. Use ${call}Output, whose result is then unknown, too. ` +
        "Nothing was sent.",
    );
  }
  return new Promise((resolve) => {
    settings.apply((known) => resolve((key) => known[key]));
  });
}

/** The answer to a call whose arguments, or whose provider's settings, are outputs; unknown while one of them is. */
export function outputOf<Args, Result>(
  call: string,
  args: unknown,
  choice: ProviderChoice | undefined,
  ask: (args: Args, choice: ProviderChoice | undefined) => Promise<Result>,
): pulumi.Output<Result> {
  const settings = chosenSettings(call, choice ?? {}) ?? pulumi.output({});
  return (
    pulumi
      .all([pulumi.output(args), settings])
      // Outputs in the arguments have become what they stand for.
      .apply(([known]) => ask(known as Args, choice)) as pulumi.Output<Result>
  );
}
