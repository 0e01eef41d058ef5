import fc from "fast-check";
import { indexIn, memberIn, nameIn } from "../../provider/src/comparison/path";
import { foldPaths, unfoldPaths } from "../../provider/src/state/path-list";

test.each([
  { paths: [], folded: [] },
  { paths: [""], folded: [""] },
  { paths: ["type", "name"], folded: ["type", "name"] },
  { paths: ["actions.signon.access"], folded: ["actions.signon.access"] },
  {
    paths: [
      "actions.signon.access",
      "actions.signon.session.idle",
      "actions.signon.session.lifetime",
      "name",
    ],
    folded: [{ "actions.signon": ["access", { session: ["idle", "lifetime"] }] }, "name"],
  },
  {
    paths: ["settings.authenticators[okta_email].enroll", "settings.authenticators[custom_app:aut1]"],
    folded: [{ "settings.authenticators": ["[okta_email].enroll", "[custom_app:aut1]"] }],
  },
  { paths: ['profile["a.b"].c', 'profile["a.b"].d'], folded: [{ 'profile["a.b"]': ["c", "d"] }] },
  { paths: ["list[0]", "list[1].a", "list[1].b"], folded: [{ list: ["[0]", { "[1]": ["a", "b"] }] }] },
  { paths: ["list", "list[]"], folded: ["list", { list: ["[]"] }] },
])("$paths are kept as $folded", ({ paths, folded }) => {
  expect(foldPaths(paths)).toEqual(folded);
  expect(unfoldPaths(folded)).toEqual(paths);
});

test("whatever paths a record has, it gets them back, and the same text from them", () => {
  const text = fc.oneof(
    fc.constantFrom("a", "b", "access", "0", "a.b", "[x]", '"'),
    fc.string({ minLength: 1 }),
  );
  const step = fc.oneof(
    { weight: 3, arbitrary: text.map((name) => (parent: string) => nameIn(parent, name)) },
    fc.nat(3).map((index) => (parent: string) => indexIn(parent, index)),
    fc.tuple(text, fc.option(text, { nil: undefined })).map(
      ([key, id]) =>
        (parent: string) =>
          memberIn(parent, key, id),
    ),
  );
  const path = fc
    .tuple(text, fc.array(step, { maxLength: 4 }))
    .map(([first, steps]) => steps.reduce((parent, into) => into(parent), nameIn("", first)));
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 8 }), (paths) => {
      const folded = foldPaths(paths);
      expect(unfoldPaths(folded).sort()).toEqual([...paths].sort());
      expect(foldPaths(unfoldPaths(folded))).toEqual(folded);
    }),
  );
});
