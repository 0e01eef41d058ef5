import { mkdirSync, rmSync } from "node:fs";
import { startPostgres } from "./postgres";

/** Where a stack's state is kept while it is measured. */
export type BackendName = keyof typeof FILES | "postgres";

const WITHOUT_BACKUPS = { PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true" };

/** What each way of writing the file needs beside its place. */
const FILES = {
  file: {},
  "file without backups": WITHOUT_BACKUPS,
  // What a killed run did is lost then, so it is no advice: it shows what writing at every step costs.
  "file written at the end": {
    ...WITHOUT_BACKUPS,
    PULUMI_EXPERIMENTAL: "true",
    PULUMI_SKIP_CHECKPOINTS: "true",
  },
} as const;

export interface Backend {
  /** The variables by which the CLI finds it. */
  readonly variables: Readonly<Record<string, string>>;
  /** The folder of a file backend. */
  readonly folder: string;
  end(): Promise<void>;
}

export async function startBackend(name: BackendName, folder: string): Promise<Backend> {
  // Of an interrupted run.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const removeFolder = async () => rmSync(folder, { recursive: true, force: true });
  if (name !== "postgres") {
    return {
      variables: { PULUMI_BACKEND_URL: `file://${folder}`, ...FILES[name] },
      folder,
      end: removeFolder,
    };
  }
  const postgres = await startPostgres();
  return {
    variables: { PULUMI_BACKEND_URL: postgres.url },
    folder,
    end: async () => {
      await postgres.stop();
      await removeFolder();
    },
  };
}
