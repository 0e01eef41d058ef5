import { obtainPulumi } from "../../scripts/pulumi-cli/obtain";

/** Before all e2e tests: workers inherit the variable. */
export default async function obtainCli(): Promise<void> {
  const { folder, version, how } = await obtainPulumi((line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`Pulumi ${version}, ${how}\n`);
  process.env.E2E_PULUMI_FOLDER = folder;
}
