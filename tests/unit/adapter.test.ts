import { adapt } from "../../provider/src/pulumi/adapter";
import type { Lifecycle } from "../../provider/src/pulumi/lifecycle";
import { PartialWriteError } from "../../provider/src/pulumi/partial-write-error";

const TEXT = 'exports.handler=()=>require("pulumi-okta-native/runtime").policy';

/** A lifecycle that answers harmlessly; each test says what it does otherwise, and all calls are noted. */
function lifecycle(more: Partial<Lifecycle> = {}): Lifecycle {
  return {
    check: (_olds, news) => ({ inputs: news, failures: [] }),
    diff: () => ({ changes: false, replaces: [] }),
    create: async (inputs) => ({ id: "p1", outs: inputs }),
    read: async (_id, outs) => ({ outs, inputs: outs }),
    update: async (_id, _olds, news) => news,
    delete: async () => undefined,
    ...more,
  };
}
const adapted = (more: Partial<Lifecycle> = {}) => adapt(() => lifecycle(more));

const caught = async (act: Promise<unknown> | undefined): Promise<Record<string, unknown> & Error> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof Error) {
      return error as Record<string, unknown> & Error;
    }
  }
  throw new Error("nothing was thrown");
};

test("the lifecycle never sees the provider text, and the caller's bags stay whole", async () => {
  const seen: unknown[] = [];
  const provider = adapted({
    create: async (inputs) => {
      seen.push(inputs);
      return { id: "p1", outs: inputs };
    },
    update: async (_id, olds, news) => {
      seen.push(olds, news);
      return news;
    },
    delete: async (_id, outs) => {
      seen.push(outs);
    },
  });
  const bag = { name: "x", __provider: TEXT };
  await provider.check?.(bag, bag);
  await provider.create(bag);
  await provider.update?.("p1", bag, bag);
  await provider.delete?.("p1", bag);
  expect(seen).toEqual(Array.from({ length: 4 }, () => ({ name: "x" })));
  expect(bag).toEqual({ name: "x", __provider: TEXT });
});

test("another provider text is a change, the same is none", async () => {
  const provider = adapted();
  const old = { __provider: "older text" };
  expect(await provider.diff?.("p1", old, { __provider: TEXT })).toMatchObject({
    changes: true,
    replaces: [],
  });
  expect(await provider.diff?.("p1", old, old)).toMatchObject({ changes: false });
});

test("gone is an answer without an id", async () => {
  expect(await adapted({ read: async () => undefined }).read?.("p1", {})).toEqual({});
  expect(await adapted().read?.("p1", { a: 1, __provider: TEXT })).toEqual({
    id: "p1",
    props: { a: 1 },
    inputs: { a: 1 },
  });
});

describe("a half-done write", () => {
  const half = new PartialWriteError("p1", { name: "x", gone: undefined as never }, ["first", "second"]);

  test("of create keeps its id, its properties with the provider text, and the reasons", async () => {
    const error = await caught(
      adapted({ create: async () => Promise.reject(half) }).create({ name: "x", __provider: TEXT }),
    );
    expect(error.id).toBe("p1");
    expect(error.reasons).toEqual(["first", "second"]);
    expect(error.properties).toStrictEqual({ name: "x", __provider: TEXT });
    expect(error.message).toContain("first");
  });

  test("of update takes the text of the new inputs", async () => {
    const update = adapted({ update: async () => Promise.reject(half) }).update?.(
      "p1",
      { __provider: "older text" },
      { name: "x", __provider: TEXT },
    );
    expect((await caught(update)).properties).toStrictEqual({ name: "x", __provider: TEXT });
  });

  test("with endless reasons still fits through the wire", async () => {
    const reasons = Array.from({ length: 3 }, () => "y".repeat(30_000));
    const create = adapted({
      create: async () => Promise.reject(new PartialWriteError("p1", {}, reasons)),
    }).create({ __provider: TEXT });
    const { message, reasons: kept } = await caught(create);
    expect(message.length).toBeLessThan(13_000);
    expect(JSON.stringify(kept).length).toBeLessThan(48_000);
    expect(message).toContain("(cut)");
  });
});

test.each(["create", "update"] as const)(
  "a long message of %s is cut, a short one is not",
  async (method) => {
    const failing = (message: string) => {
      const provider = adapted({
        create: async () => Promise.reject(new TypeError(message)),
        update: async () => Promise.reject(new TypeError(message)),
      });
      return caught(method === "create" ? provider.create({}) : provider.update?.("p1", {}, {}));
    };
    expect((await failing("short")).message).toBe("short");
    const long = await failing("z".repeat(100_000));
    expect(long.message.length).toBeLessThan(13_000);
    expect(long).toBeInstanceOf(TypeError);
  },
);

test.each(["read", "delete"] as const)("a long message of %s is cut, too", async (method) => {
  const provider = adapted({ [method]: async () => Promise.reject(new Error("z".repeat(100_000))) });
  const call = method === "read" ? provider.read?.("p1", {}) : provider.delete?.("p1", {});
  expect((await caught(call)).message.length).toBeLessThan(13_000);
});

test("what is thrown without being an error becomes one", async () => {
  const create = adapted({ create: async () => Promise.reject("plain text") }).create({});
  expect((await caught(create)).message).toBe("plain text");
});

test("outputs are made plain before they leave", async () => {
  const create = adapted({
    create: async () => ({ id: "p1", outs: { a: undefined as never, b: 1 } }),
  }).create({});
  expect(Object.keys((await create).outs)).toEqual(["b"]);
});
