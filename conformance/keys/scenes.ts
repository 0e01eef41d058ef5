import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { COMBINATIONS, install, pack } from "../../scripts/combination";
import type { Tell } from "../faults/matrix";
import { UP } from "../faults/programs";
import { rowsOf } from "../faults/templates";
import { type Run, type Site, World } from "../faults/world";
import { keyProblems, MAKES_KEY, publishedKeys } from "./judges";
import { SINGLE } from "./programs";
import { makeKey, makeUser, ownUser } from "./team";

// What happens to a key but once in its life, and what must come of it.

export interface Scene {
  readonly says: string;
  /** What did not come of it, in sentences. */
  play(site: Site, name: string): Promise<string[]>;
}

export interface SceneResult {
  readonly says: string;
  readonly problems: readonly string[];
}

const REFRESH = ["refresh", "--preview-only", "--expect-no-changes"];
const keysMade = ({ requests }: Run): number => rowsOf(requests).get(MAKES_KEY) ?? 0;

/** Gathers what does not hold. */
class Expectations {
  readonly problems: string[] = [];

  that(holds: boolean, otherwise: string, run?: Run): void {
    if (!holds) {
      this.problems.push(run === undefined ? otherwise : `${otherwise}:\n${run.output.slice(-1500)}`);
    }
  }
}

/** A key was made, and OPA does not let it in: the secret must not be lost, and nothing may use it yet. */
async function halfDone(site: Site, name: string): Promise<string[]> {
  const world = await World.begin(SINGLE, site, name);
  const expect = new Expectations();
  try {
    const { faults } = world.emulator;
    // The program's own sign-in is the first.
    faults.add({ method: "POST", path: "/service_token$", skip: 1, times: 1_000, status: 401 });
    const first = await world.run(UP);
    faults.clear();
    expect.that(first.code !== 0, "the up did not fail", first);
    expect.that(keysMade(first) === 1, `the up made ${keysMade(first)} keys`, first);
    expect.that(
      first.output.includes("could not be verified"),
      "the up does not say that the key was not verified",
      first,
    );
    const { resources } = world.deployment();
    const key = resources.find(({ urn }) => urn.endsWith("::robot-key"));
    expect.that((key?.initErrors ?? []).length > 0, "state does not call the key half-done");
    expect.that(isEncrypted(key?.outputs?.secret), "state holds the secret otherwise than encrypted");
    expect.that(
      !resources.some(({ urn }) => urn.endsWith("::robot-deploys")),
      "what depends on the key was made",
    );
    const second = await world.run(UP);
    expect.that(second.code === 0, "the next up failed", second);
    expect.that(keysMade(second) === 0, "the next up made another key", second);
    expect.problems.push(
      ...keyProblems(world.emulator.state(), publishedKeys(world.deployment().resources)).map(
        ({ says }) => says,
      ),
      ...world.leaks().map(({ says }) => says),
    );
    expect.that((await world.run(REFRESH)).code === 0, "a refresh is not silent afterwards");
    return expect.problems;
  } finally {
    await world.end();
  }
}

/** Pulumi marks a secret by this signature. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

function isEncrypted(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).includes(SECRET) &&
    "ciphertext" in value &&
    !("plaintext" in value)
  );
}

/** Two stacks that claim one user must end in an error that names both keys, and make no key in turns. */
async function twoOwners(site: Site, name: string): Promise<string[]> {
  const world = await World.begin(SINGLE, site, name);
  const expect = new Expectations();
  const other = "other";
  const stacks = { ours: [], theirs: ["--stack", other] } as const;
  const up = (whose: keyof typeof stacks) => world.run([...UP, "--refresh", ...stacks[whose]]);
  try {
    await makeUser(world.emulator, "shared");
    await world.succeeds("stack", "init", other);
    for (const which of Object.values(stacks)) {
      await world.succeeds("config", "set", "user", "shared", ...which);
      await world.succeeds("config", "set", "answers", "replace", ...which);
    }
    await world.succeeds(...UP);
    world.moveTo(1);
    const [ours] = publishedKeys(world.deployment().resources);
    const refused = await up("theirs");
    expect.that(refused.code !== 0 && keysMade(refused) === 0, "the second stack made a key", refused);
    expect.that(
      refused.output.includes(ours?.keyId ?? "?"),
      "the refusal does not name the first stack's key",
      refused,
    );
    await world.succeeds("config", "set", "existing", "expire", ...stacks.theirs);
    const taken = await up("theirs");
    expect.that(
      taken.code === 0 && keysMade(taken) === 1,
      "the second stack did not take the user over",
      taken,
    );
    const answer = await up("ours");
    expect.that(answer.code === 0 && keysMade(answer) === 1, "the first stack did not answer", answer);
    await up("theirs");
    const ends: Run[] = [];
    for (const whose of ["ours", "theirs", "ours", "theirs"] as const) {
      ends.push(await up(whose));
    }
    const made = ends.reduce((sum, run) => sum + keysMade(run), 0);
    const errors = ends.filter(({ output }) => output.includes("two owners make keys for this user"));
    expect.that(made <= 1, `the stacks went on making keys in turns: ${made} of four runs`);
    expect.that(errors.length >= 2, "the stacks do not say that there are two owners", ends.at(-1));
    const named = errors.at(-1)?.output.match(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g) ?? [];
    expect.that(new Set(named).size >= 2, "the error does not name both keys", errors.at(-1));
    return expect.problems;
  } finally {
    await world.end();
  }
}

/** Somebody else made a key for the program's own user; two days later its own key is over. */
async function ownKeyEnds(site: Site, name: string): Promise<string[]> {
  const world = await World.begin(SINGLE, site, name);
  const expect = new Expectations();
  try {
    await world.succeeds(...UP);
    await makeKey(world.emulator, ownUser(world.emulator));
    const before = world.emulator.state();
    const warned = await world.run(UP);
    expect.that(warned.code === 0, "the key does not work as long as it has not ended", warned);
    world.moveTo(3);
    await world.configure({ keeper: "2" });
    const refused = await world.run(UP);
    expect.that(refused.code !== 0, "an ended key signs in", refused);
    expect.that(keysMade(refused) === 0, "a key was made", refused);
    expect.that(
      /OKTAPAM_KEY|oktapam:key/.test(refused.output),
      "the refusal does not say which settings to change",
      refused,
    );
    const keys = before.serviceUsers.find(({ name: user }) => user === ownUser(world.emulator))?.keys ?? [];
    const fresh = keys.find(({ id }) => id !== world.emulator.credentials.keyId);
    world.setVariables({ OKTAPAM_KEY: fresh?.id ?? "", OKTAPAM_SECRET: fresh?.secret ?? "" });
    const after = await world.run(UP);
    expect.that(after.code === 0 && keysMade(after) === 1, "the up with a new key did not go on", after);
    expect.problems.push(...world.leaks().map(({ says }) => says));
    return expect.problems;
  } finally {
    await world.end();
  }
}

export const SCENES: readonly Scene[] = [
  { says: "two stacks claim one user", play: twoOwners },
  { says: "the program's own key ends", play: ownKeyEnds },
];

/** The half-done state, with the oldest and the newest SDK and Node that we promise. */
async function halfDoneScenes(site: Site): Promise<{ readonly scene: Scene; readonly site: Site }[]> {
  const tarballs = join(site.folder, "tarball");
  mkdirSync(tarballs, { recursive: true });
  const tarball = await pack(tarballs);
  const ends: { scene: Scene; site: Site }[] = [];
  for (const combination of COMBINATIONS.filter(({ end }) => end)) {
    const folder = join(site.folder, `sdk-${combination.sdk}`);
    mkdirSync(folder, { recursive: true });
    const { bin, node, sdk } = await install(combination, folder, tarball);
    ends.push({
      scene: { says: `a key is not let in at first: Node ${node}, SDK ${sdk}`, play: halfDone },
      site: { ...site, folder, node: bin },
    });
  }
  return ends;
}

export async function playScenes(site: Site, jobs: number, tell: Tell): Promise<SceneResult[]> {
  const queue = [...(await halfDoneScenes(site)), ...SCENES.map((scene) => ({ scene, site }))].entries();
  const results: SceneResult[] = [];
  const worker = async (): Promise<void> => {
    for (const [index, { scene, site: where }] of queue) {
      const problems = await scene.play(where, `scene-${index}`);
      results.push({ says: scene.says, problems });
      tell(`${scene.says}: ${problems.length === 0 ? "as it must be" : problems.join("; ")}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
