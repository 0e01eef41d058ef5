import { mkdirSync, rmSync } from "node:fs";
import { startPostgres } from "./postgres";

/** Where a stack's state is kept while it is measured. */
export type BackendName = "file" | "file without backups" | "postgres";

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
    const backups = name === "file" ? {} : { PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true" };
    return {
      variables: { PULUMI_BACKEND_URL: `file://${folder}`, ...backups },
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
