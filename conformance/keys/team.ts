import type { Emulator } from "okta-emulator";

// What somebody else does to the team, with the credentials of the console.

async function asAdmin(
  { url, credentials: { team, keyId, keySecret } }: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const send = async (to: string, how: string, content: unknown, token?: string): Promise<unknown> => {
    const answer = await fetch(`${url}/v1/teams/${team}${to}`, {
      method: how,
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
    if (!answer.ok) {
      throw new Error(`${how} ${to} was answered with ${answer.status}: ${await answer.text()}`);
    }
    return answer.json();
  };
  const signedIn = await send("/service_token", "POST", { key_id: keyId, key_secret: keySecret });
  const { bearer_token: token } = signedIn as { bearer_token: string }; // the emulator's own answer
  return send(path, method, body, token);
}

export async function makeUser(emulator: Emulator, name: string): Promise<void> {
  await asAdmin(emulator, "POST", "/service_users", { name });
}

/** The other keys of the user get an expiry by this. */
export async function makeKey(emulator: Emulator, user: string): Promise<void> {
  await asAdmin(emulator, "POST", `/service_users/${user}/keys`);
}

/** The name of the one user whose name begins so. */
export function userNamed(emulator: Emulator, beginning: string): string {
  const [found] = emulator
    .state()
    .serviceUsers.filter(({ name, status }) => name.startsWith(beginning) && status !== "DELETED");
  if (found === undefined) {
    throw new Error(`the team has no service user ${beginning}…`);
  }
  return found.name;
}

/** The user whose key the program itself signs in with. */
export function ownUser(emulator: Emulator): string {
  const { keyId } = emulator.credentials;
  const found = emulator.state().serviceUsers.find(({ keys }) => keys.some(({ id }) => id === keyId));
  if (found === undefined) {
    throw new Error("nobody has the key that the program signs in with");
  }
  return found.name;
}
