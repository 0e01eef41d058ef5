import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Emulator } from "okta-emulator";
import { countCalls } from "../calls";
import { SANDBOX } from "../lab";
import { measure } from "../measure";
import type { PeerRow, PeerTool } from "../results";
import type { RowName } from "../rows";
import type { Edit, Shape } from "../shape";

export interface Tools {
  /** OpenTofu's program. */
  readonly tofu: string;
  /** The provider's program. */
  readonly provider: string;
}

/** `rule`: a resource for each rule. `rules`: a resource for all rules of a policy. */
export type TofuProgram = "rule" | "rules";

const APPLY = ["apply", "-auto-approve"];
const NO_REFRESH = "-refresh=false";

/**
 * The commands that ask the same questions as ours. A plan and an apply look at every object by default and Pulumi's
 * do not, so the looks are left out where ours does not look.
 */
const ROWS: readonly { name: RowName; args: readonly string[]; edit: Edit }[] = [
  { name: "first up", args: APPLY, edit: "none" },
  { name: "no-op up", args: [...APPLY, NO_REFRESH], edit: "none" },
  { name: "preview", args: ["plan", NO_REFRESH], edit: "none" },
  { name: "refresh", args: ["plan", "-refresh-only"], edit: "none" },
  { name: "preview --refresh", args: ["plan"], edit: "none" },
  { name: "change one rule", args: [...APPLY, NO_REFRESH], edit: "changed" },
  { name: "move the last rule to the top", args: [...APPLY, NO_REFRESH], edit: "moved" },
  { name: "destroy", args: ["destroy", "-auto-approve", NO_REFRESH], edit: "moved" },
];

/** Runs all rows with one of the two programs, in a folder of its own. */
export async function runTofu(
  { tofu, provider }: Tools,
  program: TofuProgram,
  { policies, rules }: Pick<Shape, "policies" | "rules">,
  emulator: Emulator,
  tell: (line: string) => void,
): Promise<PeerTool> {
  const folder = join(SANDBOX, `tofu-${program}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(__dirname, "programs", program), folder, { recursive: true });
  const settings = join(folder, "settings.tofurc");
  writeFileSync(
    settings,
    `provider_installation {\n  dev_overrides {\n    "okta/okta" = ${JSON.stringify(dirname(provider))}\n  }\n  direct {}\n}\n`,
  );
  const measured: PeerRow[] = [];
  let stateBytesPerRule = 0;
  for (const { name, args, edit } of ROWS) {
    emulator.clearRequests();
    const { code, output, seconds } = await measure({
      program: tofu,
      args: [...args, "-no-color", "-input=false"],
      folder,
      environment: {
        ...process.env,
        TF_CLI_CONFIG_FILE: settings,
        TF_IN_AUTOMATION: "1",
        TF_VAR_emulator: emulator.url,
        TF_VAR_api_token: emulator.credentials.apiToken,
        TF_VAR_policies: String(policies),
        TF_VAR_rules: String(rules),
        TF_VAR_edit: edit,
      },
    });
    if (code !== 0) {
      throw new Error(`tofu ${args.join(" ")} ended with ${code}:\n${output}`);
    }
    const { work, startUp, byCall } = countCalls(emulator.requests());
    const calls = work + startUp;
    measured.push({ name, calls, seconds, byCall });
    tell(`_${program}: ${name}: ${calls} calls, ${seconds.toFixed(1)} s`);
    if (name === "first up") {
      stateBytesPerRule = Math.round(statSync(join(folder, "terraform.tfstate")).size / (policies * rules));
    }
  }
  rmSync(folder, { recursive: true });
  return {
    name: `tofu, _${program}`,
    shape: { policies, rules, asSets: program === "rules" },
    stateBytesPerRule,
    rows: measured,
  };
}
