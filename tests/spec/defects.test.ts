import { type Validator, validatorOf } from "./bodies-follow-the-spec";
import { corrected } from "./defects";
import { DEFECTS } from "./listed-defects";
import { readSpec, type Spec, specFile } from "./open-api";

const file = specFile();
if (file === undefined) {
  process.stderr.write(
    "There is no API description at ../shared/spec, and OKTA_SPEC names none: what the tests send is not checked.\n",
  );
}

(file === undefined ? describe.skip : describe)(
  "the listed defects of the API's description (skipped where there is no ../shared/spec)",
  () => {
    let spec: Spec;
    let all: Validator;
    beforeAll(() => {
      spec = readSpec(file ?? "");
      all = validatorOf(corrected(spec, DEFECTS));
    });
    const verdict = (faults: readonly string[]) => (faults.length === 0 ? "taken" : "refused");

    test.each(DEFECTS.map((defect) => ({ name: `${defect.at[0]}: ${defect.wrong}`, defect })))(
      "$name",
      ({ defect }) => {
        // With every other row applied, so that each row stands for itself.
        const without = validatorOf(
          corrected(
            spec,
            DEFECTS.filter((other) => other !== defect),
          ),
        );
        expect(verdict(without(defect.shown))).toBe(defect.wrongly);
        expect(verdict(all(defect.shown))).not.toBe(defect.wrongly);
      },
    );
  },
);
