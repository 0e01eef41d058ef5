import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { Command } from "commander";

const root = join(__dirname, "..");

/** The folder of the report; what the package promises stands in one file there. */
export const REPORT_FOLDER = join(root, "provider", "api");
export const REPORT_FILE = "pulumi-okta-native.api.md";

/**
 * Holds the report against the declarations in provider/dist, or writes it anew.
 * @returns whether the report is what the declarations say, before it is written
 */
export function apiReport(write: boolean, declarations = join(root, "provider/dist/index.d.ts")): boolean {
  const packageJsonFullPath = join(root, "provider/package.json");
  mkdirSync(REPORT_FOLDER, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declarations,
      newlineKind: "lf",
      apiReport: {
        enabled: true,
        reportFileName: REPORT_FILE,
        reportFolder: REPORT_FOLDER,
        reportTempFolder: join(root, ".sandbox", "api"),
        // Arguments inherit from interfaces that have no name for users; a change of those is a change for them.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: "node16",
            moduleResolution: "node16",
            target: "es2022",
            types: ["node"],
          },
          files: [declarations],
        },
      },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.None },
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
        },
        // Docstrings are held by tests of their own.
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath,
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  return !apiReportChanged;
}

if (require.main === module) {
  new Command("api:report")
    .description("Writes provider/api from the declarations that `npm run build` makes.")
    .action(() => {
      console.log(apiReport(true) ? "the report is as it was" : `written: provider/api/${REPORT_FILE}`);
    })
    .parse();
}
