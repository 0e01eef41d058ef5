import { lastLines } from "../../scripts/pulumi-cli/command";
import type { Tell } from "../faults/matrix";
import { UP } from "../faults/programs";
import { type Site, World } from "../faults/world";
import { publishedKeys, signsIn } from "./judges";
import { SINGLE } from "./programs";
import { makeKey, userNamed } from "./team";

// What each trigger of a rotation does in the commands that a user runs, in the order in which they meet it.

/** What was seen. */
export interface Seen {
  /** `pulumi refresh --preview-only --expect-no-changes` */
  readonly refresh: string;
  /** `pulumi preview`, with the arguments whose change it gives as the reason. */
  readonly preview: string;
  /** `pulumi up` */
  readonly up: string;
  /** The next run of the nightly job: an up and a look that must find nothing. */
  readonly nightly: string;
}

export interface Trigger {
  readonly says: string;
  /** Config of the stack when the key is made. */
  readonly config: Readonly<Record<string, string>>;
  /** How many days later it is. */
  readonly day: number;
  /** Config from then on. */
  readonly edit?: Readonly<Record<string, string>>;
  /** Whether somebody else makes a key for the user. */
  readonly foreign?: true;
  /** Whether preview and up look at the team, too. */
  readonly refreshes?: true;
  /** Whether the user asks for the replacement of this resource. */
  readonly asks?: true;
  readonly expected: Seen;
}

const ROTATES = "a new key; the old one works for two days more";
const SILENT = "silent";
const NOTHING = "no change";

export const TRIGGERS: readonly Trigger[] = [
  {
    says: "a value in `keepers` changes",
    config: { keeper: "1" },
    day: 5,
    edit: { keeper: "2" },
    expected: { refresh: SILENT, preview: "replace: keepers", up: ROTATES, nightly: SILENT },
  },
  {
    says: "the day before `rotateAfterDays` is over",
    config: { days: "90" },
    day: 89,
    expected: { refresh: SILENT, preview: NOTHING, up: NOTHING, nightly: SILENT },
  },
  {
    says: "`rotateAfterDays` is over",
    config: { days: "90" },
    day: 90,
    expected: { refresh: SILENT, preview: "replace: rotateAt", up: ROTATES, nightly: SILENT },
  },
  {
    says: "`rotateAfterDays` gets shorter, and the key is younger",
    config: { days: "90" },
    day: 10,
    edit: { days: "30" },
    expected: {
      refresh: SILENT,
      preview: "update",
      up: "the same key",
      nightly: SILENT,
    },
  },
  {
    says: "`rotateAfterDays` gets shorter, and the key is older",
    config: { days: "90" },
    day: 40,
    edit: { days: "30" },
    expected: { refresh: SILENT, preview: "replace: rotateAt", up: ROTATES, nightly: SILENT },
  },
  {
    says: "Pulumi's `replacementTrigger` changes",
    config: { trigger: "1" },
    day: 5,
    edit: { trigger: "2" },
    expected: { refresh: SILENT, preview: "replace", up: ROTATES, nightly: SILENT },
  },
  {
    says: "`pulumi up --replace` names the key",
    config: {},
    day: 5,
    asks: true,
    expected: { refresh: SILENT, preview: "replace: id", up: ROTATES, nightly: SILENT },
  },
  {
    says: 'somebody else makes a key, with `onForeignRotation: "report"`',
    config: {},
    day: 5,
    foreign: true,
    refreshes: true,
    expected: { refresh: "a change", preview: NOTHING, up: NOTHING, nightly: SILENT },
  },
  {
    says: 'somebody else makes a key, with `onForeignRotation: "replace"`',
    config: { answers: "replace" },
    day: 5,
    foreign: true,
    refreshes: true,
    expected: { refresh: "a change", preview: "replace: expiresAt", up: ROTATES, nightly: SILENT },
  },
];

export interface TriggerResult {
  readonly says: string;
  readonly seen: Seen;
  /** What was seen and not expected, in words. */
  readonly problems: readonly string[];
}

export async function pullTrigger(trigger: Trigger, site: Site, name: string): Promise<TriggerResult> {
  const { says, config, day, edit = {}, foreign, refreshes, asks, expected } = trigger;
  const world = await World.begin(SINGLE, site, name);
  try {
    await world.configure(config);
    await world.succeeds(...UP);
    world.moveTo(day);
    if (foreign === true) {
      await makeKey(world.emulator, userNamed(world.emulator, "robot"));
    }
    await world.configure(edit);
    const more = [
      ...(refreshes === true ? ["--refresh"] : []),
      ...(asks === true ? ["--replace", urnOfKey(world)] : []),
    ];
    const seen: Seen = {
      refresh: (await isSilent(world, REFRESH)) ? SILENT : "a change",
      preview: await preview(world, more),
      up: await up(world, more),
      nightly: (await isSilent(world, REFRESH)) && (await isSilent(world, NIGHTLY)) ? SILENT : "a change",
    };
    const commands = ["refresh", "preview", "up", "nightly"] as const;
    const problems = commands.flatMap((command) =>
      seen[command] === expected[command]
        ? []
        : [`${says}: ${command} showed "${seen[command]}" in the place of "${expected[command]}"`],
    );
    return { says, seen, problems: [...problems, ...world.leaks().map((leak) => `${says}: ${leak.says}`)] };
  } finally {
    await world.end();
  }
}

const REFRESH = ["refresh", "--preview-only", "--expect-no-changes"];
const NIGHTLY = [...UP, "--expect-no-changes"];

async function isSilent(world: World, args: readonly string[]): Promise<boolean> {
  return (await world.run(args)).code === 0;
}

interface PreviewedStep {
  readonly op: string;
  readonly urn: string;
  readonly diffReasons?: readonly string[];
  readonly replaceReasons?: readonly string[];
}

/** What the preview says of the key. */
async function preview(world: World, more: readonly string[]): Promise<string> {
  const { output } = await world.succeeds("preview", "--json", ...more);
  // What the provider says comes before.
  const { steps }: { steps: PreviewedStep[] } = JSON.parse(output.slice(output.indexOf("\n{") + 1));
  const step = steps.find(({ urn, op }) => urn.endsWith("::robot-key") && op !== "same" && op !== "refresh");
  if (step === undefined) {
    return NOTHING;
  }
  const isReplaced = step.op.includes("replace");
  const reasons = ((isReplaced ? step.replaceReasons : step.diffReasons) ?? []).toSorted();
  return `${isReplaced ? "replace" : step.op}${reasons.length === 0 ? "" : `: ${reasons.join(", ")}`}`;
}

async function up(world: World, more: readonly string[]): Promise<string> {
  const [before] = publishedKeys(world.deployment().resources);
  const { output } = await world.succeeds(...UP, ...more);
  const [after] = publishedKeys(world.deployment().resources);
  if (before === undefined || after === undefined) {
    throw new Error(`state names no key:\n${lastLines(output, 20)}`);
  }
  if (before.keyId === after.keyId) {
    return /Resources:\n( +\d+ unchanged\n?)+/.test(output) && !/~ \d+ updated/.test(output)
      ? NOTHING
      : "the same key";
  }
  const { emulator } = world;
  const now = emulator.clock.now();
  const works = (hours: number) =>
    signsIn(emulator.state(), before, new Date(now.getTime() + hours * 60 * 60_000));
  return works(47) && !works(49) ? ROTATES : "a new key; the old one is treated otherwise";
}

function urnOfKey(world: World): string {
  const found = world.deployment().resources.find(({ urn }) => urn.endsWith("::robot-key"));
  if (found === undefined) {
    throw new Error("state holds no key");
  }
  return found.urn;
}

export async function pullTriggers(site: Site, jobs: number, tell: Tell): Promise<TriggerResult[]> {
  const queue = [...TRIGGERS.entries()];
  const results: [number, TriggerResult][] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, trigger] = next;
      const result = await pullTrigger(trigger, site, `trigger-${index}`);
      results.push([index, result]);
      tell(`${result.says}: ${result.problems.length === 0 ? "as expected" : result.problems.join("; ")}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results.toSorted(([one], [other]) => one - other).map(([, result]) => result);
}
