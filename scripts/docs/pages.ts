import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { POLICY_TYPES, type PolicyType } from "../../provider/src/policy-types/capabilities";
import { REGISTRY } from "../../provider/src/policy-types/registry";
import { capabilityTable, indexTable } from "./capability-table";
import type { PublicTypes } from "./model";
import { reference } from "./reference";

/** Types of which apps have one policy each. */
const MAPPED_TO_APPS: ReadonlySet<PolicyType> = new Set(["ACCESS_POLICY", "PROFILE_ENROLLMENT"]);

function scopesOf(type: PolicyType): string {
  const mapping = MAPPED_TO_APPS.has(type)
    ? "; an app mapping also needs `okta.apps.read` and `okta.apps.manage`"
    : "";
  return `\`okta.policies.read\` and \`okta.policies.manage\`${mapping}. An API token has the rights of the admin who made it.`;
}

export interface Page {
  /** In docs/policy-types. */
  readonly file: string;
  readonly text: string;
}

/** As the example's folder and the page are called. */
const kebab = (type: PolicyType): string => type.toLowerCase().replaceAll("_", "-");

/** `root` is the folder of the repository. */
export function pagesOf(types: PublicTypes, root: string): Page[] {
  return [
    page(root, "README", { types: () => indexTable(POLICY_TYPES, (type) => `${kebab(type)}.md`) }),
    ...POLICY_TYPES.map((type) =>
      page(root, kebab(type), {
        allows: () => capabilityTable(type),
        example: () => exampleOf(root, kebab(type)),
        scopes: () => scopesOf(type),
        reference: () => referenceOf(types, type),
      }),
    ),
  ];
}

/** The hand-written text, each `<!-- name -->` replaced by what is made; neither may miss the other. */
export function filled(text: string, parts: Readonly<Record<string, () => string>>): string {
  const used = new Set<string>();
  const made = text.replace(/^<!-- ([\w-]+) -->$/gm, (_mark, name: string) => {
    const part = parts[name];
    if (part === undefined) {
      throw new Error(`nothing is called "${name}"; there are ${Object.keys(parts).join(", ")}`);
    }
    used.add(name);
    return part();
  });
  const missing = Object.keys(parts).filter((name) => !used.has(name));
  if (missing.length > 0) {
    throw new Error(`the text lacks ${missing.map((name) => `<!-- ${name} -->`).join(", ")}`);
  }
  return made;
}

function page(root: string, name: string, parts: Readonly<Record<string, () => string>>): Page {
  const source = `scripts/docs/texts/${name}.md`;
  const text = readFileSync(join(root, source), "utf8");
  const note = `<!-- Made by \`npm run docs\` from ${source}, the docstrings and the example. Edit those. -->`;
  return { file: `${name}.md`, text: `${note}\n\n${filled(text, parts).trimEnd()}\n` };
}

function exampleOf(root: string, folder: string): string {
  const file = join(root, "examples", folder, "index.ts");
  if (!existsSync(file)) {
    throw new Error(`there is no examples/${folder}/index.ts`);
  }
  const program = readFileSync(file, "utf8").trimEnd();
  return `\`\`\`ts\n${program}\n\`\`\`\n\nThis is [examples/${folder}](../../examples/${folder}/index.ts), which the tests run.`;
}

function referenceOf({ policies, rules }: PublicTypes, type: PolicyType): string {
  const bodies = [
    reference("Policy", policies.get(type) ?? {}),
    reference("Rule", rules.get(REGISTRY[type].capabilities.ruleType) ?? {}),
  ];
  return bodies.filter((text) => text !== "").join("\n\n");
}
