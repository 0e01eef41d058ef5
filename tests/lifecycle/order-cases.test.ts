import { Org } from "../../conformance/order/org";
import { loadPlanner } from "../../conformance/order/planner";
import { loadProvider } from "../../conformance/order/provider";
import { checkSets } from "../../conformance/order/set-check";
import { checkSingleRules } from "../../conformance/order/single-check";

// A few of the cases of `npm run check:order`, played with every request.

let org: Org;
beforeAll(async () => {
  org = await Org.start();
});
afterAll(() => org.emulator.stop());

test("sets of rules end right, by safe states, with no more requests than planned, and silent", async () => {
  const provider = await loadProvider(org.emulator);
  const { cases, withFault, lists, writes, seed, ...faults } = await checkSets(
    org,
    provider,
    await loadPlanner(),
    { plain: 25, withFault: 15, seed: 1 },
  );
  expect(faults).toEqual({ wrong: [], unsafe: [], refusals: [], loud: [], tooManyRequests: [] });
  expect({ cases, withFault }).toEqual({ cases: 40, withFault: 15 });
  expect(Math.min(lists, writes, seed)).toBeGreaterThan(0);
}, 60_000);

test("single rules end in the order of their ranks, whatever the order of arrival", async () => {
  const provider = await loadProvider(org.emulator);
  const { wrongOrders, settling, steps } = await checkSingleRules(org, provider, 12, 1);
  expect({ wrongOrders, settling }).toEqual({ wrongOrders: [], settling: 0 });
  expect(steps).toBeGreaterThan(50);
}, 60_000);
