import { join } from "node:path";
import { Application, Converter, OptionDefaults, type ProjectReflection, ReflectionKind } from "typedoc";
import ts from "typescript";
import type { Others } from "./model.js";

/** What the package exports, as TypeDoc reads it, and what TypeDoc does not tell, by the id of a declaration. */
export interface Project {
  readonly reflections: ProjectReflection;
  /** The texts that an alias allows, `Exclude` and its like worked out. */
  readonly texts: ReadonlyMap<number, Texts>;
  /** The declaration as it is written: the compiler orders unions as it likes. */
  readonly source: ReadonlyMap<number, string>;
  /** The properties of each object that an alias allows, worked out by the compiler where the alias computes them. */
  readonly forms: ReadonlyMap<number, readonly (readonly FormProperty[])[]>;
}

/** A property of an object whose type is computed. */
export interface FormProperty {
  readonly name: string;
  readonly required: boolean;
  readonly defaultValue?: string;
}

interface Texts {
  readonly values: readonly string[];
  /** What else is allowed. */
  readonly others?: Others;
}

export async function readProject(provider: string): Promise<Project> {
  const app = await Application.bootstrap({
    entryPoints: [join(provider, "src/index.ts")],
    tsconfig: join(provider, "tsconfig.json"),
    blockTags: [...OptionDefaults.blockTags, "@allowed", "@unit", "@needs", "@source"],
    // Else defaults are taken for code.
    jsDocCompatibility: { defaultTag: false },
    sort: ["source-order"],
    excludeExternals: true,
    disableGit: true,
    sourceLinkTemplate: "{path}",
    // `npm run lint` compiles the package.
    skipErrorChecking: true,
    logLevel: "Error",
  });
  const texts = new Map<number, Texts>();
  const source = new Map<number, string>();
  const forms = new Map<number, readonly (readonly FormProperty[])[]>();
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    const symbol = context.getSymbolFromReflection(reflection);
    const written = symbol?.declarations?.[0]?.getText() ?? "";
    source.set(reflection.id, written);
    if (symbol !== undefined && reflection.kind === ReflectionKind.TypeAlias) {
      const type = context.checker.getDeclaredTypeOfSymbol(symbol);
      const members = type.isUnion() ? type.types : [type];
      forms.set(
        reflection.id,
        members.map((member) =>
          context.checker.getPropertiesOfType(member).map((property) => formProperty(property)),
        ),
      );
      const values = members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
      if (values.length > 0) {
        const others = members.filter((member) => !member.isStringLiteral()).map(othersOf);
        texts.set(reflection.id, {
          values: inOrderOf(written, values, (value) => `"${value}"`),
          ...(others[0] ? { others: others[0] } : {}),
        });
      }
    }
  });
  const reflections = await app.convert();
  if (reflections === undefined) {
    throw new Error(`TypeDoc could not read ${provider}`);
  }
  return { reflections, texts, source, forms };
}

function formProperty(property: ts.Symbol): FormProperty {
  const tag = property.getJsDocTags().find(({ name }) => name === "defaultValue");
  const defaultValue = ts.displayPartsToString(tag?.text);
  return {
    name: property.name,
    required: (property.flags & ts.SymbolFlags.Optional) === 0,
    ...(defaultValue === "" ? {} : { defaultValue }),
  };
}

/** Whether a member of a union stands for any text, or for one that is marked. */
function othersOf({ aliasSymbol }: { readonly aliasSymbol?: { readonly name: string } }): Others {
  return aliasSymbol?.name === "UnlistedValue" ? "marked" : "any";
}

/** As they come in the text; what is not in it comes last, by the alphabet. */
export function inOrderOf<T>(text: string, members: readonly T[], spell: (member: T) => string): T[] {
  const place = (member: T): number => {
    const at = text.indexOf(spell(member));
    return at < 0 ? text.length : at;
  };
  return [...members].sort((a, b) => place(a) - place(b) || (spell(a) < spell(b) ? -1 : 1));
}
