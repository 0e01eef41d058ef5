import { existsSync } from "node:fs";
import { join } from "node:path";

/** Traffic of our own making, in the format of the recordings: all twelve types, every rule of comparison. */
export const FIXTURES = join(__dirname, "fixtures");

const folder = process.env.OKTA_RECORDINGS ?? join(__dirname, "../../../shared/recordings");

/** Real traffic; undefined where there is none. */
export const RECORDINGS = existsSync(join(folder, "writes.jsonl")) ? folder : undefined;
