import { describeLife } from "./life-of-an-example";

interface PasswordPolicy {
  settings: { password: { complexity: { minLength: number } } };
}
interface AppRule {
  actions: { appSignOn: { access: string; verificationMethod: { reauthenticateIn: string } } };
}

describeLife({
  example: "policy",
  edit: async (console) => {
    const policy = await console.policy("PASSWORD", "Employee passwords");
    await console.edit<PasswordPolicy>(`/policies/${policy.id}`, (body) => {
      body.settings.password.complexity.minLength = 8;
    });
  },
  shows: /minLength\s*: 14 => 8/,
});

describeLife({
  example: "policy-rule",
  edit: async (console) => {
    const { path } = await console.rule("ACCESS_POLICY", "Payroll", "Employees: two factors");
    await console.edit<AppRule>(path, (body) => {
      body.actions.appSignOn.verificationMethod.reauthenticateIn = "PT12H";
    });
  },
  shows: /reauthenticateIn\s*: "PT2H" => "PT12H"/,
});

describeLife({
  example: "policy-resource-mapping",
  edit: async (console) => {
    const fallback = await console.policy("ACCESS_POLICY", "Any two factors");
    await console.okta("PUT", `/apps/0oa1payroll000000001/policies/${fallback.id}`);
  },
  shows: /policyId\s*: "rst\w+" => "rst\w+"/,
});

describeLife({
  example: "policy-rule-set",
  edit: async (console) => {
    const { path } = await console.rule("ACCESS_POLICY", "Payroll", "Employees: two factors");
    await console.edit<AppRule>(path, (body) => {
      body.actions.appSignOn.verificationMethod.reauthenticateIn = "PT12H";
    });
  },
  shows: /~ Employees: two factors: {[\s\S]*reauthenticateIn\s*: "PT2H" => "PT12H"/,
});

describeLife({
  example: "policy-with-rules",
  // Okta's own rule lets everybody in again.
  edit: async (console) => {
    const { path } = await console.rule("ACCESS_POLICY", "Payroll", "Catch-all Rule");
    await console.edit<AppRule>(path, (body) => {
      body.actions.appSignOn.access = "ALLOW";
    });
  },
  shows: /~ catchAll\s*: {[\s\S]*access\s*: "DENY" => "ALLOW"/,
});

describeLife({
  example: "policy-order",
  edit: async (console) => {
    const { id } = await console.policy("OKTA_SIGN_ON", "Employees");
    await console.edit<{ priority: number }>(`/policies/${id}`, (body) => {
      body.priority = 1;
    });
  },
  shows: /~ policies\s*: \[/,
});
