import { createPrivateKey, randomUUID } from "node:crypto";
import { z } from "zod";
import type {
  AccessTokenSignIn,
  ApiTokenSignIn,
  OktaSettings,
  OktaSignIn,
  PrivateKeySignIn,
} from "../config/okta";
import {
  type Authenticator,
  type Call,
  type Credentials,
  type Remedy,
  refusesToken,
  sswsToken,
} from "../http/authenticate";
import { demandsNonce, ProofOfPossession } from "../http/dpop";
import { type Expiring, ExpiringToken } from "../http/expiring-token";
import { DEFAULT_LIMITS, type Limits, makeSender, type SenderHooks } from "../http/sender";
import { ServerClock } from "../http/server-clock";
import type { HttpResponse, Send } from "../http/transport";
import { ApiError, UnexpectedResponseError } from "./errors";
import { intermediaryError, isIntermediary } from "./intermediary";
import { covers, scopeFor } from "./scopes";
import { OKTA_TRAFFIC } from "./traffic";

/** What signing in needs: the transport without any signature, and how to wait. */
export type SignInRuntime = Omit<SenderHooks, "mayWrite">;

type Ways = {
  readonly [Kind in OktaSignIn["kind"]]: (
    signIn: Extract<OktaSignIn, { kind: Kind }>,
    orgUrl: string,
    runtime: SignInRuntime,
    limits: Limits,
  ) => Authenticator;
};

const WAYS: Ways = {
  apiToken: ({ token }: ApiTokenSignIn) => sswsToken(token),
  accessToken: ({ token }: AccessTokenSignIn) => readyToken(token),
  privateKey: (signIn: PrivateKeySignIn, orgUrl, runtime, limits) =>
    serviceApp(signIn, orgUrl, runtime, limits),
};

/** Signs requests to the org in the way that the settings say. */
export function oktaAuthenticator(
  { orgUrl, signIn }: OktaSettings,
  runtime: SignInRuntime,
  limits: Limits = DEFAULT_LIMITS,
): Authenticator {
  // The key of the table is the kind of its argument, which the compiler cannot follow through the lookup.
  const way = WAYS[signIn.kind] as (
    signIn: OktaSignIn,
    orgUrl: string,
    runtime: SignInRuntime,
    limits: Limits,
  ) => Authenticator;
  return way(signIn, orgUrl, runtime, limits);
}

const READY_TOKEN_ENDED =
  "The access token in okta:accessToken (OKTA_ACCESS_TOKEN) has ended or was revoked. It is not renewed here: get a new one from where it came from, " +
  "or give okta:clientId and okta:privateKey, with which tokens are got and renewed as needed.";
const READY_TOKEN_BOUND =
  "The access token in okta:accessToken is bound to a key (DPoP), which only its maker holds. " +
  "Give okta:clientId and okta:privateKey instead; the proofs are made here then.";

/** An access token that nobody renews. */
function readyToken(token: string): Authenticator {
  return {
    headers: async () => ({ Authorization: `Bearer ${token}` }),
    learn: () => undefined,
    explain(call, response) {
      if (refusesToken(response)) {
        return /^dpop\b/i.test(response.headers["www-authenticate"] ?? "")
          ? READY_TOKEN_BOUND
          : READY_TOKEN_ENDED;
      }
      return explainForbidden(call, response, scopesInToken(token));
    },
  };
}

const accessTokenClaims = z.looseObject({ scp: z.array(z.string()) });

/** The scopes in a token, where it can be read. Nothing is decided by them but the words of a message. */
function scopesInToken(token: string): readonly string[] | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return accessTokenClaims.safeParse(claims).data?.scp;
  } catch {
    return undefined;
  }
}

const APP_PAGE = "in the Admin Console under Applications, the app";

/** Why a token may not do something: it lacks the scope, or the app lacks the admin role. */
function explainForbidden(
  call: Call,
  { status, headers, body }: HttpResponse,
  granted: readonly string[] | undefined,
): string | undefined {
  const challenge = headers["www-authenticate"] ?? "";
  const isForbidden =
    status === 403 && (hasField(body, "errorCode", "E0000006") || /insufficient_scope/.test(challenge));
  const scope = isForbidden ? scopeFor(call) : undefined;
  if (scope === undefined) {
    return undefined;
  }
  const role = `give the app an admin role that covers the object, ${APP_PAGE}, Admin roles`;
  const grant = `grant it ${APP_PAGE}, Okta API Scopes, and name it in okta:scopes (OKTA_API_SCOPES)`;
  if (granted === undefined) {
    return `The call needs the scope ${scope}: ${grant}. If the token has it, ${role}.`;
  }
  return covers(granted, scope)
    ? `The token has the scope ${scope} that the call needs, so the app's rights are the cause: ${role}.`
    : `The call needs the scope ${scope}, and the token has only ${granted.join(" ")}: ${grant} beside them.`;
}

function hasField(body: unknown, name: string, value: string): boolean {
  return (
    typeof body === "object" &&
    body !== null &&
    new Map<string, unknown>(Object.entries(body)).get(name) === value
  );
}

const PATH = "/oauth2/v1/token";
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const ASSERTION_SECONDS = 5 * 60;
// An assertion made by a clock this far off may have been refused for its times alone.
const NOTABLE_SKEW_MS = 30_000;

interface AccessToken extends Expiring {
  readonly scheme: "Bearer" | "DPoP";
  readonly scopes: readonly string[];
}

const tokenSchema = z.looseObject({
  token_type: z.string(),
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().optional(),
});

const NONCES_OF_API = "API";
const NONCES_OF_TOKENS = "token endpoint";

/** A service app: gets access tokens by signed assertions, with proof of possession where Okta asks for it. */
function serviceApp(
  signIn: PrivateKeySignIn,
  orgUrl: string,
  runtime: SignInRuntime,
  limits: Limits,
): Authenticator {
  const clock = new ServerClock();
  const tokens = new TokenEndpoint(signIn, orgUrl + PATH, clock, runtime, limits);
  const token = new ExpiringToken(() => tokens.request());
  let scopes = signIn.scopes;

  return {
    async headers(call): Promise<Credentials> {
      const { value, scheme, scopes: granted } = await token.get();
      scopes = granted;
      const proof =
        scheme === "DPoP" ? { DPoP: await tokens.possession.proof(call, NONCES_OF_API, value) } : {};
      return { Authorization: `${scheme} ${value}`, ...proof };
    },
    learn(_credentials, response): Remedy | undefined {
      clock.learn(response);
      tokens.possession.learn(response, NONCES_OF_API);
      if (demandsNonce(response)) {
        return "another nonce";
      }
      return refusesToken(response) ? "another token" : undefined;
    },
    renew({ Authorization = "" }) {
      token.refused(Authorization.replace(/^\w+ /, ""));
    },
    explain(call, response) {
      return refusesToken(response)
        ? `Okta refuses the tokens it has just given to the app ${signIn.clientId}: check that the app is active and its clock and network are in order, and run again.`
        : explainForbidden(call, response, scopes);
    },
  };
}

/** The org's token endpoint, as one app uses it. */
class TokenEndpoint {
  #possession: ProofOfPossession | undefined;
  #needsProof = false;
  readonly #send: Send;

  constructor(
    private readonly app: PrivateKeySignIn,
    private readonly url: string,
    private readonly clock: ServerClock,
    runtime: SignInRuntime,
    limits: Limits,
  ) {
    // Below the retry, because an assertion and a proof are good for one attempt only.
    const sender = makeSender(OKTA_TRAFFIC, limits, { ...runtime, mayWrite: async () => undefined });
    this.#send = sender.around((send) => async (request) => {
      const form = new URLSearchParams(String(request.body));
      form.set("client_assertion", await this.#assertion());
      const proof = this.#needsProof ? { DPoP: await this.possession.proof(request, NONCES_OF_TOKENS) } : {};
      return send({ ...request, body: form, headers: { ...request.headers, ...proof } });
    });
  }

  get possession(): ProofOfPossession {
    this.#possession ??= new ProofOfPossession(this.clock);
    return this.#possession;
  }

  async request(): Promise<AccessToken> {
    const response = await this.#ask(this.app.scopes);
    const doing = `signing in to Okta as the app ${this.app.clientId}`;
    if (response.status !== 200) {
      throw await this.#refusal(doing, response);
    }
    const parsed = tokenSchema.safeParse(response.body);
    if (!parsed.success) {
      throw typeof response.body === "string" && isIntermediary(response)
        ? intermediaryError(doing, response)
        : new UnexpectedResponseError(
            doing,
            parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
            `POST ${PATH}`,
          );
    }
    const { token_type, access_token, expires_in, scope } = parsed.data;
    return {
      value: access_token,
      scheme: token_type.toLowerCase() === "dpop" ? "DPoP" : "Bearer",
      scopes: scope?.split(" ") ?? this.app.scopes,
      expiresAt: Date.now() + expires_in * 1000,
    };
  }

  /** Asks until the answer is final: each thing that Okta may ask for besides is given once. */
  async #ask(scopes: readonly string[]): Promise<HttpResponse> {
    const given = new Set<string>();
    for (;;) {
      const response = await this.#send({
        method: "POST",
        url: this.url,
        body: new URLSearchParams({
          grant_type: "client_credentials",
          scope: scopes.join(" "),
          client_assertion_type: ASSERTION_TYPE,
        }),
        repeatable: true,
      });
      const wish = this.#wishOf(response);
      if (wish === undefined || given.has(wish)) {
        return response;
      }
      given.add(wish);
    }
  }

  /** What a refused request lacked, if another one can give it. */
  #wishOf(response: HttpResponse): "proof" | "nonce" | "the right time" | undefined {
    const correction = this.clock.learn(response);
    if (demandsNonce(response)) {
      this.#needsProof = true;
      this.possession.learn(response, NONCES_OF_TOKENS);
      return "nonce";
    }
    if (hasField(response.body, "error", "invalid_dpop_proof")) {
      this.#needsProof = true;
      return "proof";
    }
    this.#possession?.learn(response, NONCES_OF_TOKENS);
    return hasField(response.body, "error", "invalid_client") && correction > NOTABLE_SKEW_MS
      ? "the right time"
      : undefined;
  }

  /** It has no `iat`, which says nothing that `exp` does not, and would be refused where this clock is fast. */
  async #assertion(): Promise<string> {
    const { SignJWT } = await import("jose");
    const { clientId, key } = this.app;
    return new SignJWT()
      .setProtectedHeader({ alg: key.algorithm, ...(key.id === undefined ? {} : { kid: key.id }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(this.url)
      .setJti(randomUUID())
      .setExpirationTime(Math.floor(this.clock.now() / 1000) + ASSERTION_SECONDS)
      .sign(createPrivateKey(key.pem));
  }

  async #refusal(doing: string, response: HttpResponse): Promise<Error> {
    if (isIntermediaryHere(response)) {
      return intermediaryError(doing, response);
    }
    const answer = answerSchema.safeParse(response.body).data ?? {};
    const code = answer.error ?? answer.errorCode ?? "";
    const next =
      code === "invalid_scope"
        ? await this.#whichScopes()
        : (NEXT_STEP[code]?.(this.app) ??
          "Check okta:clientId, okta:privateKey and the app in the Admin Console.");
    return new ApiError(
      doing,
      {
        product: "Okta",
        status: response.status,
        code,
        summary: answer.error_description ?? answer.errorSummary ?? "",
        causes: [],
        requestId: response.headers["x-okta-request-id"],
      },
      next,
    );
  }

  /** Okta does not say which scope it refuses, so each is asked for by itself. */
  async #whichScopes(): Promise<string> {
    const refused: string[] = [];
    for (const scope of this.app.scopes) {
      const { body } = await this.#ask([scope]);
      if (hasField(body, "error", "invalid_scope")) {
        refused.push(scope);
      }
    }
    const which =
      refused.length === 0
        ? `One of ${this.app.scopes.join(", ")} is not granted`
        : `Not granted to the app: ${refused.join(", ")}`;
    return (
      `${which}. Grant it ${APP_PAGE}, Okta API Scopes, or leave it out of okta:scopes (OKTA_API_SCOPES). ` +
      "The app needs an admin role, too, on the page Admin roles."
    );
  }
}

const answerSchema = z.looseObject({
  error: z.string().optional(),
  error_description: z.string().optional(),
  errorCode: z.string().optional(),
  errorSummary: z.string().optional(),
});

/** The token endpoint names its errors otherwise than the API does. */
function isIntermediaryHere(response: HttpResponse): boolean {
  return isIntermediary(response) && answerSchema.safeParse(response.body).data?.error === undefined;
}

/** What to do about a refusal of the token endpoint. */
const NEXT_STEP: Readonly<Record<string, (app: PrivateKeySignIn) => string>> = {
  invalid_client: ({ key }) =>
    'Check okta:clientId (OKTA_API_CLIENT_ID), that the app is active and takes "Public key / Private key" for its authentication, ' +
    "and that the public part of okta:privateKey is registered and active there" +
    `${key.id === undefined ? "; where the app has several keys, name the id of this one in okta:privateKeyId" : ` with the id "${key.id}"`}.`,
  unauthorized_client: () =>
    'The app is not allowed to sign in by itself: it must be of the kind "API Services" (grant type client credentials).',
  invalid_dpop_proof: () =>
    "Okta does not take the proof of possession (DPoP). Check that no proxy rewrites the request, and that okta:orgUrl is the address by which the org names itself.",
  use_dpop_nonce: () =>
    "Okta goes on asking for another nonce. Run again; if it stays, give the request id to Okta support.",
};
