#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { featureChangeFrom } from "./control.js";
import type { FeatureChange } from "./features.js";
import { type Emulator, startEmulator } from "./index.js";
import { parseJson } from "./json.js";
import type { Seed } from "./seed.js";
import { seedFrom } from "./seeding.js";

interface Options {
  port: number;
  state?: string;
  seed?: Seed;
  features?: FeatureChange;
}

const refuse = (error: unknown): never => {
  throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
};

function portFrom(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? port
    : refuse("a port is a number from 0 to 65535");
}

const reading =
  <T>(read: (text: string) => T) =>
  (text: string): T => {
    try {
      return read(text);
    } catch (error) {
      return refuse(error);
    }
  };

function announce(emulator: Emulator): void {
  const { apiToken, team, keyId, keySecret } = emulator.credentials;
  console.log(`okta-emulator listens on ${emulator.url}\n`);
  console.log("Configure a provider or a client with:\n");
  console.log(`export OKTA_ORG_URL=${emulator.url}`);
  console.log(`export OKTA_API_TOKEN=${apiToken}`);
  console.log(`export OKTAPAM_API_HOST=${emulator.url}`);
  console.log(`export OKTAPAM_TEAM=${team}`);
  console.log(`export OKTAPAM_KEY=${keyId}`);
  console.log(`export OKTAPAM_SECRET=${keySecret}`);
  console.log(`\nControl API: ${emulator.url}/__emulator/   Stop: Ctrl-C`);
}

async function run(options: Options): Promise<void> {
  const emulator = await startEmulator({
    port: options.port,
    ...(options.state === undefined ? {} : { stateFile: options.state }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.features === undefined ? {} : { features: options.features }),
  });
  announce(emulator);
  const stop = (): void => {
    emulator.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

const command = new Command("okta-emulator")
  .description("A local Okta: the Policy API and the service users of Okta Privileged Access")
  .option("--port <number>", "port on 127.0.0.1", portFrom, 8888)
  .option("--state <file>", "keep the org in this file")
  .option(
    "--seed <file>",
    "objects to start with",
    reading((file) => seedFrom(parseJson(readFileSync(file, "utf8")))),
  )
  .option(
    "--features <json>",
    "switches to change",
    reading((text) => featureChangeFrom(parseJson(text))),
  )
  .action((options: Options) => run(options));

command.parseAsync().catch((error: unknown) => {
  console.error(`okta-emulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
