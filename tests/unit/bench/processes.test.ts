import { roleOf } from "../../../bench/processes";

const RUN = "/repo/node_modules/@pulumi/pulumi/cmd/run";

test.each([
  ["pulumi\0up\0--yes\0", "cli"],
  ["/cache/pulumi\0preview\0", "cli"],
  ["/usr/bin/node\0/repo/node_modules/@pulumi/pulumi/cmd/dynamic-provider\x00127.0.0.1:3000\0", "plugin"],
  [`/usr/bin/node\0${RUN}\0--project\0bench\0`, "program"],
  ["/cache/pulumi-language-nodejs\x00127.0.0.1:3000\0", undefined],
  ["/bin/sh\0/cache/pulumi-resource-pulumi-nodejs\0", undefined],
  ["node\0server.js\0", undefined],
  ["", undefined],
] as const)("%j is %s", (command, role) => {
  expect(roleOf(command)).toBe(role);
});
