import { complaints, validatorOf } from "./bodies-follow-the-spec";
import { corrected } from "./defects";
import { DEFECTS } from "./listed-defects";
import { faultsOnPurpose } from "./on-purpose";
import { readSpec, specFile } from "./open-api";
import { wiretap } from "./sent-bodies";

// Loaded by jest before each test file that talks to an org: a test that sends a body which the API's description
// does not allow fails. Without a description nothing is checked, as tests/spec says.
const file = specFile();
if (file !== undefined) {
  const validate = validatorOf(corrected(readSpec(file), DEFECTS));
  const tap = wiretap();
  const check = (): void => {
    const wrong = complaints(validate, tap.taken(), faultsOnPurpose());
    if (wrong.length > 0) {
      throw new Error(wrong.join("\n"));
    }
  };
  afterEach(check);
  // What the afterAll of an inner block sent.
  afterAll(() => {
    tap.stop();
    check();
  });
}
