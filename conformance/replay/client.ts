import type { Emulator } from "okta-emulator";
import type { Json } from "../recordings";
import type { ExternalChange } from "./external-changes";
import type { IdMap } from "./id-map";
import type { Step } from "./steps";

export interface Answer {
  readonly status: number;
  readonly body: Json;
  /** The query of the page that comes next, where the answer names one. */
  readonly next?: string;
}

/** Does what others did since the last call. */
export async function redo(
  emulator: Emulator,
  change: ExternalChange | undefined,
  idMap: IdMap,
): Promise<void> {
  if (change === undefined) {
    return;
  }
  for (const path of change.gone) {
    await request(emulator, "DELETE", idMap.sent(path));
  }
  const { policies, rules } = change;
  emulator.seed({
    verbatim: true,
    policies: [...policies],
    rules: rules.map((rule) => ({ ...rule, policyId: idMap.sent(rule.policyId) })),
  });
}

export function send(emulator: Emulator, step: Step, idMap: IdMap): Promise<Answer> {
  const url = idMap.sent(step.url);
  const body = step.request === null ? "" : idMap.sent(JSON.stringify(step.request));
  // A POST or PUT without a body must say that it has none, which an empty text does.
  return request(emulator, step.method, url, ["POST", "PUT"].includes(step.method) ? body : undefined);
}

async function request(emulator: Emulator, method: string, url: string, body?: string): Promise<Answer> {
  const response = await fetch(`${emulator.url}${url}`, {
    method,
    headers: {
      authorization: `SSWS ${emulator.credentials.apiToken}`,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const next = /<[^>]*\?([^>]*)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  return {
    status: response.status,
    // What the emulator answers is JSON by its own account.
    body: text === "" ? null : (JSON.parse(text) as Json),
    ...(next === undefined ? {} : { next }),
  };
}

/** A system rule that came with a policy of the sequence, used before any answer has shown it. */
export function bindSystemRule(emulator: Emulator, step: Step, idMap: IdMap): void {
  if (step.target.kind !== "rule" || step.objects[0]?.system !== true) {
    return;
  }
  const { policyId, ruleId } = step.target;
  if (idMap.knows(ruleId)) {
    return;
  }
  const parent = idMap.sent(policyId);
  const rule = emulator.state().rules.find((one) => one.policyId === parent && one.system);
  if (rule) {
    idMap.same(ruleId, rule.id);
  }
}
