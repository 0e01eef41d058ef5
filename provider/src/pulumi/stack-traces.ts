/** Where a call failed, and from where it was called. */
const SHORT = 2;

/**
 * Shortens stack traces until the returned function is called; for the registration of one resource.
 *
 * Pulumi takes four stack traces for each property of a resource, which it prints only where PULUMI_DEBUG_PROMISE_LEAKS is set
 * and the program ends before the property is known. Each call in each of them is looked up in the source maps of the program
 * at once, which is a third of all that a program of hundreds of resources does. Where the program registers a resource is not
 * lost: Pulumi takes that from a trace whose length it sets itself. It counts the calls in it from the top, so each class does
 * this in its own constructor: a class in between would be taken for the program.
 */
export function shortenTraces(): () => void {
  const { stackTraceLimit } = Error;
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) {
    return () => undefined;
  }
  Error.stackTraceLimit = Math.min(stackTraceLimit, SHORT);
  return () => {
    Error.stackTraceLimit = stackTraceLimit;
  };
}
