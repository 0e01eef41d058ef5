import { type CommentDisplayPart, type DeclarationReflection, ReflectionKind, type SomeType } from "typedoc";
import { choice } from "./markdown.js";
import type { Description, Property, Shape } from "./model.js";
import { inOrderOf, type Project } from "./project.mjs";

/** What the type parameters of a generic declaration stand for. */
type Bindings = Readonly<Record<string, Shape>>;

/** Wrappers that change nothing of what may be written, apart from outputs of other resources. */
const TRANSPARENT = new Set(["Input", "Inputs", "Readonly", "OneOf"]);

/** A text that the user marks. */
const MARKED: Shape = { kind: "values", values: [], others: "marked" };

export class Reader {
  private readonly known = new Map<string, Description>();
  private readonly choices = new Map<string, Description>();

  constructor(private readonly project: Project) {}

  describe(declaration: DeclarationReflection, bindings: Bindings = {}): Description {
    const key = `${declaration.id} ${JSON.stringify(bindings)}`;
    const known = this.known.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = {
      name: declaration.name,
      meaning: textOf(declaration.comment?.summary),
      properties: (declaration.children ?? []).map((child) => this.property(declaration, child, bindings)),
      variants: this.variantsOf(declaration),
    };
    this.known.set(key, made);
    return made;
  }

  /** The objects that an alias allows whose type is computed; of their properties no more is known than the compiler tells. */
  formsOf({ id, name }: DeclarationReflection): Description[] {
    return (this.project.forms.get(id) ?? []).map((properties) => ({
      name,
      meaning: "",
      variants: [],
      properties: properties.map((property) => ({
        ...property,
        owner: name,
        meaning: "",
        shape: { kind: "plain", name: "unknown" },
      })),
    }));
  }

  /** Variants of one generic interface are one. */
  private variantsOf(alias: DeclarationReflection): Description[] {
    const bound = new Map<DeclarationReflection, Bindings>();
    for (const member of this.ordered(alias)) {
      const target = member.type === "reference" ? member.reflection : undefined;
      if (member.type === "reference" && isDeclaration(target) && target.kind === ReflectionKind.Interface) {
        const inner = bindingsOf(target, this.shapesOf(member.typeArguments));
        bound.set(target, this.merged(bound.get(target) ?? {}, inner));
      }
    }
    return listed([...bound].map(([declaration, bindings]) => this.describe(declaration, bindings)));
  }

  private property(owner: DeclarationReflection, child: DeclarationReflection, bindings: Bindings): Property {
    const tags = ["allowed", "unit", "defaultValue", "needs", "source"] as const;
    const said = tags
      .map((tag) => [tag, textOf(child.comment?.getTag(`@${tag}`)?.content)] as const)
      .filter(([, text]) => text !== "");
    const [only = { kind: "plain", name: "unknown" } as const, ...more] = this.ordered(child).map((member) =>
      this.shapeOf(member, bindings),
    );
    return {
      name: child.name,
      owner: child.inheritedFrom?.name.split(".")[0] ?? owner.name,
      required: !child.flags.isOptional,
      shape: asWritten(
        more.length === 0 ? only : this.either([only, ...more]),
        this.project.source.get(child.id) ?? "",
      ),
      meaning: textOf(child.comment?.summary),
      ...Object.fromEntries(said),
    };
  }

  /** The members of a declaration's type, in the order in which they are written. */
  private ordered({ id, type }: DeclarationReflection): readonly SomeType[] {
    if (type?.type !== "union") {
      return type === undefined ? [] : [type];
    }
    return inOrderOf(this.project.source.get(id) ?? "", type.types, (member) =>
      member.type === "reference" ? member.name : member.toString(),
    );
  }

  private shapesOf(types: readonly SomeType[] | undefined, bindings: Bindings = {}): Shape[] {
    return (types ?? []).map((type) => this.shapeOf(type, bindings));
  }

  private shapeOf(type: SomeType, bindings: Bindings): Shape {
    switch (type.type) {
      case "literal":
        return typeof type.value === "string"
          ? { kind: "values", values: [type.value] }
          : { kind: "plain", name: String(type.value) };
      case "array":
        return { kind: "list", of: this.shapeOf(type.elementType, bindings) };
      case "typeOperator":
        return this.shapeOf(type.target, bindings);
      case "union":
        return this.either(this.shapesOf(type.types, bindings));
      case "reference": {
        const parameters = this.shapesOf(type.typeArguments, bindings);
        const last = parameters.at(-1);
        if (type.name === "UnlistedValue") {
          return MARKED;
        }
        if (last !== undefined && type.name === "Open") {
          return this.either([last, MARKED]);
        }
        if (last !== undefined && (type.name === "Record" || TRANSPARENT.has(type.name))) {
          return type.name === "Record" ? { kind: "map", of: last } : last;
        }
        return bindings[type.name] ?? this.named(type.name, type.reflection, parameters);
      }
      default:
        return { kind: "plain", name: type.toString() };
    }
  }

  private named(name: string, target: unknown, parameters: readonly Shape[]): Shape {
    if (!isDeclaration(target)) {
      return { kind: "plain", name };
    }
    const texts = this.project.texts.get(target.id);
    return texts === undefined
      ? { kind: "object", of: this.describe(target, bindingsOf(target, parameters)) }
      : { kind: "values", ...texts };
  }

  private merged(before: Bindings, more: Bindings): Bindings {
    const both = Object.entries(more).map(([name, shape]) => {
      const known = before[name];
      return [name, known === undefined ? shape : this.either([known, shape])] as const;
    });
    return { ...before, ...Object.fromEntries(both) };
  }

  /** A choice, in which all texts are one member, and so are both truth values and all objects. */
  private either(members: readonly Shape[]): Shape {
    const texts = members.flatMap((member) => (member.kind === "values" ? [member] : []));
    const objects = listed(members.flatMap((member) => (member.kind === "object" ? [member.of] : [])));
    const truths = members.filter((member) => member.kind === "plain" && /^(true|false)$/.test(member.name));
    const rest = members.filter(
      (member) =>
        !["values", "object"].includes(member.kind) && !(truths.length === 2 && truths.includes(member)),
    );
    const values = texts.flatMap((member) => member.values);
    const others = texts.map((member) => member.others).find((found) => found !== undefined);
    const all: Shape[] = [
      ...(texts.length === 0 ? [] : [{ kind: "values", values, ...(others ? { others } : {}) } as const]),
      ...(truths.length === 2 ? [{ kind: "plain", name: "boolean" } as const] : []),
      ...(objects.length === 0 ? [] : [{ kind: "object", of: this.oneOf(objects) } as const]),
      ...rest,
    ];
    const [only] = all;
    return all.length === 1 && only !== undefined ? only : { kind: "either", of: all };
  }

  private oneOf(variants: readonly Description[]): Description {
    const [only] = variants;
    if (variants.length === 1 && only !== undefined) {
      return only;
    }
    const name = choice(variants.map((variant) => variant.name));
    const made = this.choices.get(name) ?? { name, meaning: "", properties: [], variants };
    this.choices.set(name, made);
    return made;
  }
}

/**
 * The variants that Okta is known to have. The page of all types says once that an unlisted value may stand where
 * variants are told apart, and that what it goes with is what any of them has.
 */
function listed(variants: readonly Description[]): Description[] {
  return variants.filter(
    ({ properties }) =>
      !properties.some(
        ({ required, shape }) => required && shape.kind === "values" && shape.values.length === 0,
      ),
  );
}

/** Texts that a property lists itself, in its own order; those of an alias have theirs already. */
function asWritten(shape: Shape, source: string): Shape {
  if (shape.kind === "list") {
    return { ...shape, of: asWritten(shape.of, source) };
  }
  const spell = (value: string): string => `"${value}"`;
  return shape.kind === "values" && shape.values.every((value) => source.includes(spell(value)))
    ? { ...shape, values: inOrderOf(source, shape.values, spell) }
    : shape;
}

function bindingsOf({ typeParameters = [] }: DeclarationReflection, parameters: readonly Shape[]): Bindings {
  return Object.fromEntries(
    typeParameters.flatMap(({ name }, index) => {
      const shape = parameters[index];
      return shape === undefined ? [] : [[name, shape] as const];
    }),
  );
}

export function isDeclaration(value: unknown): value is DeclarationReflection {
  return typeof value === "object" && value !== null && "isDeclaration" in value;
}

const textOf = (parts: readonly CommentDisplayPart[] | undefined): string =>
  (parts ?? [])
    .map(({ text }) => text)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
