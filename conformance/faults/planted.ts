import type { Planted } from "./plant";
import type { World } from "./world";

async function okta(world: World, method: string, path: string, body?: unknown): Promise<number> {
  const { url, credentials } = world.emulator;
  const { status } = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `SSWS ${credentials.apiToken}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return status;
}

function payroll(world: World): { readonly id: string; readonly name: string } {
  const found = world.emulator.state().policies.find(({ name }) => name === "Payroll");
  if (found === undefined) {
    throw new Error("the program made no policy Payroll");
  }
  return found;
}

export const SECRET_IN_CLEAR: Planted = {
  says: "a key's secret is kept in clear",
  catches: "leaked secret",
  replaced: {
    file: "resources/service-user-api-key/resource.js",
    find: 'additionalSecretOutputs: [...(options.additionalSecretOutputs ?? []), "secret"]',
    put: "additionalSecretOutputs: []",
  },
};

export const PLANTED: readonly Planted[] = [
  {
    says: "a policy is made twice",
    catches: "duplicate",
    meddle: async (world) => {
      await okta(world, "POST", "/policies", { type: "ACCESS_POLICY", name: payroll(world).name });
    },
  },
  {
    says: "a policy of a broken run stays behind",
    catches: "orphan",
    meddle: async (world) => {
      await okta(world, "POST", "/policies", { type: "ACCESS_POLICY", name: "payroll-0000000" });
    },
  },
  {
    says: "a rule gets lost",
    catches: "missing",
    meddle: async (world) => {
      const { id } = payroll(world);
      const rule = world.emulator.state().rules.find((each) => each.policyId === id && !each.system);
      await okta(world, "DELETE", `/policies/${id}/rules/${rule?.id}`);
    },
  },
  {
    says: "what stands in the org differs from the state",
    catches: "not silent",
    meddle: async (world) => {
      const { id, name } = payroll(world);
      await okta(world, "PUT", `/policies/${id}`, { type: "ACCESS_POLICY", name, description: "Changed" });
    },
  },
  {
    says: "a client goes on asking although the limit is reached",
    catches: "exceeded limit",
    meddle: async (world) => {
      world.switches({ rateLimit: { limit: 10_000, windowSeconds: 3 } });
      world.emulator.faults.add({ path: "^/api/v1/policies$", exhaust: "rate" });
      const first = world.emulator.requests().length;
      for (const wait of [0, 400, 400]) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        await okta(world, "GET", "/policies?type=PASSWORD");
      }
      // Judged like the requests of a command.
      const requests = world.emulator.requests().slice(first);
      world.runs.push({ args: ["a bad client"], code: 0, output: "", requests, seconds: 1 });
    },
  },
  {
    says: "the plugin outlives the CLI",
    catches: "zombie plugin",
    column: "CLI killed",
    row: "POST /api/v1/policies",
    replaced: { file: "pulumi/parent-watch.js", find: "process.exit(1);", put: "" },
  },
  SECRET_IN_CLEAR,
];
