import type { ReadConfig, SettingSource } from "../config/source";
import { printableLines } from "../http/printable";
import type { RequestRecord } from "../http/request-log";
import type { Send, TransportOptions } from "../http/transport";
import type { OktaOrg, Runtime } from "../okta/client";
import type { OpaTeam } from "../opa/client";
import { Adoptions } from "./adoptions";
import { ListOwners } from "./list-owners";
import { NamesInUse } from "./names-in-use";
import { exitIfOrphaned } from "./parent-watch";

/** The two systems, connected at the first operation that needs them. */
export interface Connections {
  org(): OktaOrg;
  team(): OpaTeam;
  /** What this process learned of the names of one kind of object; needs no settings. */
  names(kind: string): NamesInUse;
  /** Which resources of the program own whole lists; needs no settings. */
  readonly listOwners: ListOwners;
  /** Which resources of the program adopt, and which objects they manage; needs no settings. */
  adoptions(kind: string): Adoptions;
  /** Ids of objects that this program created rather than adopted, as far as this process saw them. */
  readonly ownObjects: Set<string>;
  /** Says something on standard error once in the life of this process; needs no settings. */
  tell(line: string): void;
}

// Loaded when they are needed: what finds nothing to do sends nothing, and most programs know one of the two systems.
const load = {
  oktaSettings: (): typeof import("../config/okta") => require("../config/okta"),
  opaSettings: (): typeof import("../config/opa") => require("../config/opa"),
  network: (): typeof import("../config/network") => require("../config/network"),
  source: (): typeof import("../config/source") => require("../config/source"),
  limits: (): typeof import("../config/limits") => require("../config/limits"),
  instance: (): typeof import("../config/instance") => require("../config/instance"),
  transport: (): typeof import("../http/transport") => require("../http/transport"),
  okta: (): typeof import("../okta/client") => require("../okta/client"),
  signIn: (): typeof import("../okta/sign-in") => require("../okta/sign-in"),
  opa: (): typeof import("../opa/client") => require("../opa/client"),
};

const surroundings: Omit<Runtime, "transport"> = {
  mayWrite: () => exitIfOrphaned(process.argv.at(-1)),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  log: (line) => {
    process.stderr.write(`okta: ${printableLines(line)}\n`);
  },
};

// One for each way through the network, so that connections are shared by all who take it.
const transports = new Map<string, Send>();

// One client per org and team in this process, whichever resource asked first: queues and reads must be shared.
const orgs = new Map<string, OktaOrg>();
const teams = new Map<string, OpaTeam>();
// By the settings of a kind, which are set once in a process: every operation asks, and reading them takes longer than comparing.
let orgOf = new WeakMap<ReadConfig, OktaOrg>();
let teamOf = new WeakMap<ReadConfig, OpaTeam>();
const namesInUse = new Map<string, NamesInUse>();
const adoptionsOf = new Map<string, Adoptions>();
const ownObjects = new Set<string>();
let listOwners = new ListOwners();
const told = new Set<string>();

/** What a new process begins with: for tests that live through several. */
export function forgetConnections(): void {
  orgs.clear();
  orgOf = new WeakMap();
  teams.clear();
  teamOf = new WeakMap();
  namesInUse.clear();
  adoptionsOf.clear();
  ownObjects.clear();
  listOwners = new ListOwners();
  told.clear();
}

/** What the readings of a new command begin with: for tests that live through several commands in one process. */
export function forgetReadings(): void {
  for (const { reads, lists } of orgs.values()) {
    reads.forget();
    lists.forget();
  }
  for (const { reads, serviceUsers } of teams.values()) {
    reads.forget();
    serviceUsers.forget();
  }
}

export function connections(config: () => ReadConfig): Connections {
  return {
    org: () => {
      const read = config();
      const known = orgOf.get(read);
      if (known !== undefined) {
        return known;
      }
      const source = sourceOf(read);
      const settings = load.oktaSettings().oktaSettings(source);
      const limits = load.limits().limitSettings(source);
      const network = load.network().networkSettings(source);
      const org = shared(orgs, { settings, limits, network }, () => {
        const runtime = runtimeOf(read, source, network);
        const authenticator = load.signIn().oktaAuthenticator(settings, runtime, limits);
        return load.okta().connectOrg(settings.orgUrl, authenticator, runtime, limits);
      });
      orgOf.set(read, org);
      return org;
    },
    names: (kind) => {
      const known = namesInUse.get(kind) ?? new NamesInUse();
      namesInUse.set(kind, known);
      return known;
    },
    adoptions: (kind) => {
      const known = adoptionsOf.get(kind) ?? new Adoptions();
      adoptionsOf.set(kind, known);
      return known;
    },
    get listOwners() {
      return listOwners;
    },
    ownObjects,
    tell: (line) => {
      if (!told.has(line)) {
        told.add(line);
        surroundings.log(line);
      }
    },
    team: () => {
      const read = config();
      const known = teamOf.get(read);
      if (known !== undefined) {
        return known;
      }
      const source = sourceOf(read);
      const settings = load.opaSettings().opaSettings(source);
      const limits = load.limits().limitSettings(source);
      const network = load.network().networkSettings(source);
      const team = shared(teams, { settings, limits, network }, () =>
        load.opa().connectTeam(settings, runtimeOf(read, source, network), limits),
      );
      teamOf.set(read, team);
      return team;
    },
  };
}

/** Where the settings stand: Pulumi starts a process for each provider instance, and gives it that instance's settings. */
function sourceOf(read: ReadConfig): SettingSource {
  const { INSTANCE_KEY, instanceSource } = load.instance();
  return read(INSTANCE_KEY) === undefined
    ? load.source().settingSource(read, process.env)
    : instanceSource(read, process.env);
}

function runtimeOf(read: ReadConfig, source: SettingSource, network: TransportOptions): Runtime {
  const { INSTANCE_KEY, labelOf } = load.instance();
  const name = read(INSTANCE_KEY);
  let send: Send | undefined;
  return {
    ...surroundings,
    transport: (request) => {
      // Looked up once: the settings may hold some hundred certificates, and the map compares their text.
      send ??= shared(transports, network, (options) => load.transport().axiosTransport(options));
      return send(request);
    },
    ...(name === undefined ? {} : { instance: labelOf(name) }),
    ...(load.limits().logsRequests(source) ? { tellRequest } : {}),
  };
}

/** One line of JSON on standard error for each request. */
function tellRequest(record: RequestRecord): void {
  process.stderr.write(`okta: ${JSON.stringify(record)}\n`);
}

function shared<Settings, Client>(
  clients: Map<string, Client>,
  settings: Settings,
  connect: (settings: Settings) => Client,
): Client {
  const key = JSON.stringify(settings);
  const known = clients.get(key);
  if (known !== undefined) {
    return known;
  }
  const client = connect(settings);
  clients.set(key, client);
  return client;
}
