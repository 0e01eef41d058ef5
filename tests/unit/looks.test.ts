import { type Advance, type Change, untilAtRest } from "../../provider/src/lifecycle/ordered-list/looks";
import type { Site } from "../../provider/src/lifecycle/ordered-list/site";

const slept: number[] = [];
const site = {
  what: "the rules of P",
  org: { sleep: async (ms: number) => void slept.push(ms) },
} as unknown as Site; // nothing else of it is asked for

/** A list that answers every look alike. */
function alike(advance: Advance): Change<string> & { looks: number } {
  return {
    looks: 0,
    answered: 1,
    async advance() {
      this.looks += 1;
      return advance;
    },
    achieved: (unfinished) => unfinished ?? "at rest",
    explained: (error) => error,
  };
}

test.each([
  ["somebody else writes, too", { done: false }, 8, 0],
  ["each write is refused", { done: false, setback: new Error("409") }, 8, 8],
  ["each write is sent twice", { done: false, isRepeated: true }, 108, 0],
] as [string, Advance, number, number][])(
  "gives up where %s without end",
  async (_case, advance, looks, pauses) => {
    slept.length = 0;
    const change = alike(advance);
    expect(await untilAtRest(site, change)).toMatch("setback" in advance ? "409" : "does not come to rest");
    expect(change.looks).toBe(looks);
    expect(slept).toHaveLength(pauses);
    expect(slept.slice(0, 2)).toEqual(pauses === 0 ? [] : [250, 500]);
  },
);

test("ends at once where nothing is left to do", async () => {
  expect(await untilAtRest(site, alike({ done: true }))).toBe("at rest");
});
