import type { JsonObject } from "../../comparison/json";
import { changedArguments, defineResource, pick, type Result } from "../../lifecycle/define-resource";
import { orgHome } from "../../lifecycle/home";
import type { OktaOrg } from "../../okta/client";
import { accessOf } from "../../policy-types/outcome";
import type { Connections } from "../../pulumi/connections";
import type { Lifecycle } from "../../pulumi/lifecycle";
import { withMark } from "../../state/input-mark";
import { type Asked, askedIn, DECIDING, runIn } from "./mapping";
import { accessExpectationSchema } from "./schema";
import { type AccessDecision, decisionOf, judge, storedDecision, tableOf, typesAsked } from "./verdict";

export function accessExpectationLifecycle({ org: connect, tell }: Connections): Lifecycle {
  const lifecycle = defineResource({
    home: orgHome,
    schema: accessExpectationSchema,
    options: [],
    describe: (id) => `the expectation of access to the app ${id}`,
    // Counting here makes every up a change and no refresh one: a refresh does not check.
    settle: (olds, news) => (news.always === true ? { mark: { run: runIn(olds) + 1 } } : {}),
    replaces: (before, news) => changedArguments(["app"], before, news),
    isOpen: ({ run = 0 }, olds, news) =>
      runIn(news) !== run || changedArguments(DECIDING, olds, news).length > 0,
    create: async (org, inputs) => ({ id: askedIn(inputs).app, ...(await meet(org, inputs)) }),
    update: (org, _id, _olds, news) => meet(org, news),

    // Nothing of it stands in Okta, so what the last up found is all there is to tell.
    async read(_org, id, outs, record) {
      if (record === undefined) {
        throw new Error(
          `${id}: an AccessExpectation cannot be read, because nothing of it stands in Okta. Declare it.`,
        );
      }
      const mark = record.run === undefined ? undefined : { run: record.run };
      return { outs, inputs: withMark(pick(outs, DECIDING), mark) };
    },
    isReleased: () => true,
    delete: async () => undefined,
  })(connect);
  return {
    ...lifecycle,
    diff(id, olds, news) {
      // Nothing changes and nothing is asked, but what was never confirmed must not pass for it.
      if (olds.outcome === "undetermined") {
        tell(
          `WARNING: what is expected of a sign-in to the app ${id} was not confirmed: Okta could not tell when it was asked. ` +
            "Suppose more of the sign-in in the argument context, or set always: true to ask at every up.",
        );
      }
      return lifecycle.diff(id, olds, news);
    },
  };
}

/** Asks Okta, and fails where it decides otherwise. */
async function meet(org: OktaOrg, inputs: JsonObject): Promise<Result> {
  const asked = askedIn(inputs);
  const decisions = await decide(org, asked);
  const outcome = judge(asked, decisions);
  const table = `\n${tableOf(asked, decisions)}\n`;
  if (outcome === "different") {
    throw new Error(
      `Okta decides a sign-in to the app ${asked.app} otherwise than expected:\n${table}\n` +
        "Nothing was changed by this check; the policies stand as they are. Correct the rules or the expectation.",
    );
  }
  if (outcome === "undetermined") {
    org.log(
      `WARNING: Okta cannot tell how it decides a sign-in to the app ${asked.app}, so what is expected was not confirmed:\n${table}\n` +
        "Suppose more of the sign-in in the argument context: groups, zones, device, risk.",
    );
  }
  const run = runIn(inputs);
  return {
    outs: {
      ...pick(inputs, DECIDING),
      outcome,
      decisions: decisions.map((decision) => ({ ...storedDecision(decision) })),
    },
    facts: run === 0 ? {} : { run },
  };
}

/** The decisions of the types asked for; whether rules let in is read from the rules themselves. */
async function decide(org: OktaOrg, asked: Asked): Promise<AccessDecision[]> {
  const { app, context, access } = asked;
  const simulations = await org.simulations.simulate({
    appInstance: app,
    ...(context === undefined ? {} : { policyContext: context }),
  });
  const decisions = typesAsked(asked).map((type) => decisionOf(type, simulations));
  return access === undefined ? decisions : await Promise.all(decisions.map((made) => withAccess(org, made)));
}

/** Okta's answer names the rule, and does not say what the rule does. */
async function withAccess(org: OktaOrg, decision: AccessDecision): Promise<AccessDecision> {
  const { status, policyId, ruleId, policyType } = decision;
  if (status !== "MATCH" || policyId === undefined || ruleId === undefined) {
    return decision;
  }
  const rule = await org.policies.getRule(policyId, ruleId);
  const access = accessOf(policyType, rule);
  return access === undefined ? decision : { ...decision, access };
}
