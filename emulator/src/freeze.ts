/** An org that stands still: requests are held until it goes on. */
export interface Freeze {
  /** Holds requests from now on for so long; a longer freeze under way goes on. */
  begin(ms: number): void;
  end(): void;
  /** Milliseconds that a request must wait now. */
  left(): number;
}

/** By real time: whoever moves the emulator's clock does not thaw it. */
export function createFreeze(): Freeze {
  let until = 0;
  return {
    begin(ms) {
      until = Math.max(until, performance.now() + ms);
    },
    end() {
      until = 0;
    },
    left: () => Math.max(0, until - performance.now()),
  };
}
