let awaited: RegExp[] = [];

/** Said by a test that sends something wrong to see what happens: each pattern must fit a fault found in this test. */
export function breaksTheSpecOnPurpose(...faults: readonly RegExp[]): void {
  awaited.push(...faults);
}

/** What the test said, once. */
export function faultsOnPurpose(): RegExp[] {
  const said = awaited;
  awaited = [];
  return said;
}
