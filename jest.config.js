// One project per kind of test, so that each can be run alone: `npx jest --selectProjects unit`.
const shared = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tests/tsconfig.json" }],
    // jose consists of ES modules, which Jest's sandbox cannot load as they are.
    "/node_modules/jose/.+\\.js$": [
      "ts-jest",
      { tsconfig: "<rootDir>/tests/tsconfig.jose.json", diagnostics: false },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  // Tests import the packages by the names users import, and get the sources.
  moduleNameMapper: {
    // Sources may name compiled files.
    "^(\\.{1,2}/.*)\\.js$": "$1",
    "^pulumi-okta-native$": "<rootDir>/provider/src/index.ts",
    "^pulumi-okta-native/runtime$": "<rootDir>/provider/src/runtime.ts",
    "^okta-emulator$": "<rootDir>/emulator/src/index.ts",
  },
  modulePathIgnorePatterns: ["<rootDir>/.sandbox/", "/dist/"],
};

const project = (name, more = {}) => ({
  ...shared,
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  ...more,
});

// Whatever these send must follow the API's description.
const sending = { setupFilesAfterEnv: ["<rootDir>/tests/spec/every-test.ts"] };

module.exports = {
  maxWorkers: 2,
  reporters: ["default", "<rootDir>/tests/summary-reporter.js"],
  testTimeout: 30_000,
  projects: [
    project("unit"),
    project("emulator"),
    project("contract", sending),
    project("lifecycle", sending),
    project("packaging", sending),
    project("docs"),
    project("recordings"),
    project("spec"),
    project("e2e", { ...sending, globalSetup: "<rootDir>/tests/e2e/obtain-cli.ts" }),
  ],
};
