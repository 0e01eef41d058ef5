import Ajv, { type ErrorObject, type ValidateFunction } from "ajv/dist/2019";
import addFormats from "ajv-formats";
import { jsonSchemaOf } from "./json-schema";
import { type Json, type JsonObject, type Spec, templateOf } from "./open-api";
import type { Sent } from "./sent-bodies";

/** What a body does that the description does not allow, each with its path in the body; empty where all is well. */
export type Validator = (sent: Sent) => readonly string[];

/** APIs whose bodies the description does not cover, and why. */
const ELSEWHERE: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /^\/v1\/teams\//, why: "Okta Privileged Access publishes no OpenAPI description" },
  { path: /^\/oauth2\/v1\/token$/, why: "a form, described in the file of the authorization servers" },
  { path: /^\/__emulator\//, why: "the emulator's own switches" },
];

const isElsewhere = (path: string): boolean => ELSEWHERE.some((api) => api.path.test(path));

/** Takes the description as it stands: see `corrected` for what it says wrongly. */
export function validatorOf(spec: Spec): Validator {
  const { bodies, schemas } = spec;
  // Not strict: the description has keywords of other kinds beside those that check.
  const ajv = addFormats(new Ajv({ allErrors: true, strict: false, verbose: true }));
  const compiled = new Map<string, ValidateFunction>();

  const compile = (schema: JsonObject): ValidateFunction => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key) ?? ajv.compile(jsonSchemaOf(schema, schemas));
    compiled.set(key, known);
    return known;
  };

  return ({ method, path, body }) => {
    const template = templateOf(spec, path);
    const schema = template && bodies[template]?.[method.toLowerCase()];
    if (!schema) {
      return [`the description knows no body for ${method} ${path}`];
    }
    const parsed = parsedJson(body);
    if (parsed === undefined) {
      return ["the body is not JSON"];
    }
    const validate = compile(schema);
    return validate(parsed) ? [] : said(validate.errors ?? []);
  };
}

function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Reported by the caller: a body that nobody can read is a finding, not a crash.
    return undefined;
  }
}

function said(errors: readonly ErrorObject[]): string[] {
  return [
    ...new Set(
      errors
        // The branch of a discriminator speaks for itself.
        .filter(({ keyword }) => keyword !== "if")
        .map(({ instancePath, message, params, data, schemaPath }) => {
          const surplus: unknown = params.unevaluatedProperty ?? params.additionalProperty;
          const at = surplus === undefined ? instancePath : `${instancePath}/${String(surplus)}`;
          const what =
            surplus === undefined
              ? `${message ?? "is wrong"}, is ${JSON.stringify(data)}`
              : "is a key the description does not have";
          const allowed = Array.isArray(params.allowedValues) ? ` (${params.allowedValues.join(", ")})` : "";
          return `${at || "/"} ${what}${allowed} [${decodeURIComponent(schemaPath)}]`;
        }),
    ),
  ];
}

/** What is wrong with what a test sent: faults it did not announce, and announced ones that did not come. */
export function complaints(
  validate: Validator,
  sent: readonly Sent[],
  announced: readonly RegExp[],
): readonly string[] {
  const faults = new Set(
    sent
      .filter(({ path }) => !isElsewhere(path))
      .flatMap((one) => validate(one).map((fault) => `${one.method} ${one.path}: ${fault}`)),
  );
  const wrong = [...faults].filter((fault) => !announced.some((pattern) => pattern.test(fault)));
  const missing = announced.filter((pattern) => ![...faults].some((fault) => pattern.test(fault)));
  return [
    ...wrong.map((fault) => `a body breaks the API's description: ${fault}`),
    ...missing.map((pattern) => `no body broke the API's description as announced: ${pattern}`),
  ];
}
