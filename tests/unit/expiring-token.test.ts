import { ExpiringToken } from "../../provider/src/http/expiring-token";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function mint(lifetimeMs: number) {
  let made = 0;
  const token = new ExpiringToken(async () => {
    made += 1;
    return { value: `t${made}`, expiresAt: Date.now() + lifetimeMs };
  });
  return { token, made: () => made };
}

test("a token serves until a minute before its end", async () => {
  const { token } = mint(3_600_000);
  expect((await token.get()).value).toBe("t1");
  jest.advanceTimersByTime(3_540_000);
  expect((await token.get()).value).toBe("t1");
  jest.advanceTimersByTime(1);
  const all = await Promise.all([token.get(), token.get(), token.get()]);
  expect(all.map(({ value }) => value)).toEqual(["t2", "t2", "t2"]);
});

test("a minting that failed is not kept", async () => {
  let works = false;
  const token = new ExpiringToken(async () => {
    if (!works) {
      throw new Error("no");
    }
    return { value: "t", expiresAt: Number.POSITIVE_INFINITY };
  });
  await expect(token.get()).rejects.toThrow("no");
  works = true;
  expect((await token.get()).value).toBe("t");
});

test("only the token in use can be refused", async () => {
  const { token, made } = mint(3_600_000);
  const { value } = await token.get();
  token.refused(value);
  await token.get();
  token.refused(value);
  await token.get();
  expect(made()).toBe(2);
});
