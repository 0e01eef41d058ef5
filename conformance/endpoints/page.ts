import { kebab } from "../../scripts/docs/markdown";
import { type Endpoint, TABLE } from "./table";

/** Where the page stands, from the root of the repository. */
export const PAGE = "docs/endpoints.md";

/** The page that says where a user meets each endpoint, from the table alone. */
export function endpointsPage(): string {
  const sections = TABLE.map(
    ({ api, endpoints }) =>
      `## ${api}\n\n| Endpoint | Where you meet it | |\n| --- | --- | --- |\n${endpoints.map(row).join("\n")}\n`,
  );
  return [
    "# Endpoints\n",
    "Every endpoint of the two APIs, and the resources and functions that call it. This page is made from the table of " +
      "`npm run check:endpoints`, which runs examples with the real Pulumi CLI against the emulator and fails unless each " +
      "endpoint was called through one of these names. `npm run check:endpoints -- --page` writes the page anew.\n",
    ...sections,
  ].join("\n");
}

function row({ method, path, names, note = "" }: Endpoint): string {
  return `| ${method} \`${path}\` | ${names.map(link).join(", ")} | ${note} |`;
}

/** Functions begin with a small letter. */
function link(name: string): string {
  const folder = /^[a-z]/.test(name) ? "functions" : "resources";
  return `[${name}](${folder}/${kebab(name)}.md)`;
}
