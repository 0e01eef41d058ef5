import { type DeclarationReflection, ReflectionKind } from "typedoc";
import type { Arguments, Description, PublicTypes, ResourceType } from "./model.js";
import { type Project, readProject } from "./project.mjs";
import { isDeclaration, Reader } from "./reader.mjs";

/** The folders of the package whose types hold what users write for policies and rules. */
const ROOMS = ["policy-types/", "resources/policy/", "resources/policy-rule/"];

/** Reads the docstrings of what the package exports. */
export async function readPublicTypes(provider: string): Promise<PublicTypes> {
  const project = await readProject(provider);
  const reader = new Reader(project);
  return {
    policies: argumentsOf(project, reader, "PolicyArgs"),
    rules: argumentsOf(project, reader, "PolicyRuleArgs"),
    all: project.reflections
      .getReflectionsByKind(ReflectionKind.Interface | ReflectionKind.TypeAlias)
      .filter(isDeclaration)
      .filter(({ sources = [] }) =>
        sources.some(({ fileName }) => ROOMS.some((room) => fileName.includes(room))),
      )
      .map((declaration) => reader.describe(declaration)),
    resources: resourcesOf(project, reader),
  };
}

function resourcesOf({ reflections }: Project, reader: Reader): ResourceType[] {
  return reflections
    .getReflectionsByKind(ReflectionKind.Class)
    .filter(isDeclaration)
    .filter(({ extendedTypes = [] }) =>
      extendedTypes.some((type) => /\b(Custom|Component)Resource$/.test(type.toString())),
    )
    .map((declaration) => {
      const members = declaration.children ?? [];
      const parameters = members.flatMap(({ signatures = [] }) =>
        signatures.flatMap((one) => one.parameters ?? []),
      );
      const type = parameters.find(({ name }) => name === "args")?.type;
      const target = type?.type === "reference" ? type.reflection : undefined;
      if (!isDeclaration(target)) {
        throw new Error(`the arguments of ${declaration.name} have no exported type`);
      }
      return {
        name: declaration.name,
        args: argsOf(reader, target),
        outputs: members
          .filter(
            ({ kind, flags }) => kind === ReflectionKind.Property && !flags.isStatic && !flags.isInherited,
          )
          .map(({ name }) => name),
      };
    });
}

/** What a constructor takes. Arguments whose type is computed have one form for each object that it allows. */
function argsOf(reader: Reader, target: DeclarationReflection): Description {
  const described = reader.describe(target);
  return described.properties.length > 0 || described.variants.length > 0
    ? described
    : { ...described, variants: reader.formsOf(target) };
}

/** By the one value of `type`, the nested objects among the arguments of a resource. */
function argumentsOf({ reflections }: Project, reader: Reader, name: string): Map<string, Arguments> {
  const union = reflections.getChildByName(name);
  if (!isDeclaration(union)) {
    throw new Error(`the package exports no ${name}`);
  }
  return new Map(
    reader.describe(union).variants.flatMap((variant) => {
      const type = variant.properties.find((property) => property.name === "type")?.shape;
      return type?.kind === "values" ? type.values.map((value) => [value, bodiesOf(variant)] as const) : [];
    }),
  );
}

/** What goes to Okta as it is; the other nested objects are about taking over. */
const BODIES = ["conditions", "settings", "actions"];

function bodiesOf({ properties }: Description): Arguments {
  return Object.fromEntries(
    properties.flatMap(({ name, shape }) =>
      BODIES.includes(name) && shape.kind === "object" ? [[name, shape.of] as const] : [],
    ),
  );
}
