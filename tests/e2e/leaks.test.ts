import { findLeaks } from "../../conformance/faults/leaks";

const secret = { label: "the API token", value: 'quo"te/+plus&and=ünïcode' };
const spelled: [string, string][] = [
  ["raw", secret.value],
  ["URL-encoded", encodeURIComponent(secret.value)],
  ["JSON-escaped", JSON.stringify({ token: secret.value })],
  ["base64", Buffer.from(secret.value).toString("base64")],
  ["base64", Buffer.from(`x:${secret.value}`).toString("base64")],
  ["base64", Buffer.from(`x:y${secret.value}z`).toString("base64")],
  ["base64url", Buffer.from(`key:${secret.value}`).toString("base64url")],
];

// The search is what the other tests trust; so it must find what is planted, in each place and each spelling.
describe.each(["the output of up", "an error message", "a state file", "a log"])(
  "a leak planted in %s",
  (place) => {
    it.each(spelled)("is found when spelled %s", (spelling, text) => {
      const found = findLeaks(
        [secret],
        [
          { place: "elsewhere", content: "nothing here" },
          { place, content: `before ${text} after` },
        ],
      );
      expect(found).toContain(`the API token stands in ${place} (${spelling})`);
      expect(found.every((line) => line.includes(place))).toBe(true);
      expect(found.join()).not.toContain(secret.value);
    });
  },
);

it("finds nothing where there is nothing", () => {
  expect(findLeaks([secret], [{ place: "the output", content: "quo te plus and unicode" }])).toEqual([]);
});
