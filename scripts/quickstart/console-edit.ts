interface Named {
  id: string;
  name: string;
}

interface AppRule extends Named {
  actions: { appSignOn: { verificationMethod: { factorMode: string } } };
}

/** What somebody in a hurry does in the admin console: one factor instead of two. Through Okta's own API. */
export async function turnOffSecondFactor(
  org: { url: string; apiToken: string },
  policyName: string,
  ruleName: string,
): Promise<void> {
  const policies: Named[] = await call(org, "GET", "/api/v1/policies?type=ACCESS_POLICY");
  const policy = named(policies, policyName);
  const rules: AppRule[] = await call(org, "GET", `/api/v1/policies/${policy.id}/rules`);
  const rule = named(rules, ruleName);
  rule.actions.appSignOn.verificationMethod.factorMode = "1FA";
  await call(org, "PUT", `/api/v1/policies/${policy.id}/rules/${rule.id}`, rule);
}

function named<T extends Named>(list: readonly T[], name: string): T {
  const found = list.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`the org has no "${name}", only ${list.map((other) => other.name).join(", ")}`);
  }
  return found;
}

async function call<T>(
  org: { url: string; apiToken: string },
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${org.url}${path}`, {
    method,
    headers: { authorization: `SSWS ${org.apiToken}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  }
  return (await response.json()) as T;
}
