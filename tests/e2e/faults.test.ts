import { FAULTS } from "../../conformance/faults/summary";
import { survives } from "./life-with-faults";

// A fixed small part of `npm run check:faults`, which tries every fault at every request.

// Processes are found through /proc, which only Linux has.
(process.platform === "linux" ? describe : describe.skip)("a run of the bootstrap example", () => {
  survives(FAULTS, "bootstrap", [
    { column: "refused", phase: "up", row: "GET /api/v1/policies/{policy}/rules", most: 1 },
    { column: "500", phase: "up", row: "GET /api/v1/policies", most: 1 },
    { column: "CLI killed", phase: "up", row: "POST /v1/teams/{team}/service_users", most: 3 },
  ]);
});
