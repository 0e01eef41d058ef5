const PAUSES_MS = { from: 100, to: 45_000 };

/** Nobody waits for real; what ends a request that hangs is longer and stays. Undone by `jest.restoreAllMocks`. */
export function quickPauses(): void {
  const { setTimeout: real } = globalThis;
  jest
    .spyOn(globalThis, "setTimeout")
    .mockImplementation(((act: () => void, ms = 0, ...rest: []) =>
      real(act, ms >= PAUSES_MS.from && ms <= PAUSES_MS.to ? 1 : ms, ...rest)) as typeof setTimeout);
}
