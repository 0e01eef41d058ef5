// One process of the micro measurements: what the provider's module itself takes, without a CLI and without an org.
// Plain JavaScript, so that no compiler stands between the clock and the module.
// Usage: node bench/probe.cjs STATE, where STATE is a file backend's state.
const { readFileSync } = require("node:fs");

const RESOURCES = 1000;

async function main() {
  // Pulumi's plugin has loaded this one before it loads ours.
  require("@pulumi/pulumi");
  const begun = performance.now();
  const runtime = require("pulumi-okta-native/runtime");
  const requireMs = performance.now() - begun;

  const { checkpoint } = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const resources = checkpoint.latest.resources
    .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic"))
    .map(({ id, inputs, outputs }) => ({ id, inputs, outputs, provider: providerOf(runtime, inputs) }));
  for (const provider of new Set(resources.map(({ provider }) => provider))) {
    await provider.configure({ config: { get: () => undefined } });
  }
  // From the first call on, as a plugin meets them, which lives for one run of the CLI and has compiled nothing yet.
  const checkUs = await timed(resources, ({ provider, inputs }) => provider.check(inputs, inputs));
  const diffUs = await timed(resources, ({ provider, id, inputs, outputs }) =>
    provider.diff(id, outputs, inputs),
  );
  process.stdout.write(JSON.stringify({ requireMs, checkUs, diffUs }));
}

function providerOf(runtime, { __provider: text }) {
  return runtime[/\)\.(\w+)$/.exec(text)[1]];
}

/** Microseconds for each of a thousand resources; a small state is gone through several times. */
async function timed(resources, act) {
  const rounds = Math.ceil(RESOURCES / resources.length);
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    for (const resource of resources) {
      await act(resource);
    }
  }
  return ((performance.now() - begun) * 1000) / (rounds * resources.length);
}

void main();
