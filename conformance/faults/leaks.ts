export interface Secret {
  /** Says which one it is without showing it. */
  readonly label: string;
  readonly value: string;
}

export interface Text {
  readonly place: string;
  readonly content: string;
}

/** Every spelling in which each secret stands in the texts; none may. The answer never contains a secret. */
export function findLeaks(secrets: readonly Secret[], texts: readonly Text[]): string[] {
  const leaks: string[] = [];
  for (const { label, value } of secrets) {
    for (const [spelling, needle] of spellings(value)) {
      for (const { place, content } of texts) {
        if (content.includes(needle)) {
          leaks.push(`${label} stands in ${place} (${spelling})`);
        }
      }
    }
  }
  return leaks;
}

export function spellings(value: string): [spelling: string, needle: string][] {
  const bytes = Buffer.from(value);
  // Inside a longer encoded text ("key:secret") a secret begins at any of three offsets; the characters at both
  // ends depend on the neighbours and are left out.
  const base64 = [0, 1, 2].map((offset): [string, string] => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return ["base64", padded.slice(Math.ceil((offset * 8) / 6), end)];
  });
  const base64url = base64.map(([, text]): [string, string] => [
    "base64url",
    text.replaceAll("+", "-").replaceAll("/", "_"),
  ]);
  return [
    ["raw", value],
    ["URL-encoded", encodeURIComponent(value)],
    ["JSON-escaped", JSON.stringify(value).slice(1, -1)],
    ...base64,
    ...base64url,
  ];
}
