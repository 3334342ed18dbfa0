import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { programOf, ROOT } from '../support/compiler.ts';

const DISK = `${ROOT}src/disk/`;

/** A file that breaks the rule in every way that is known, and keeps it in some. It is nowhere on the disk. */
const EXAMPLE = `
import type { Disk } from './disk.ts';
type Told = { readonly on: { readonly change?: () => void } };
export function direct(path: string, tell: () => void): void { tell(); void path; }
export function nested(told: Told): void { told.on.change?.(); }
export function listed(all: readonly (string | Told)[]): void { void all; }
export function mapped(all: ReadonlyMap<string, (path: string) => void>): void { void all; }
export function indexed(all: Record<string, Told>): void { void all; }
export function anyFunction(act: Function): void { act(); }
export function generic<T extends Told>(one: T): void { void one; }
export function rest(...acts: (() => void)[]): void { void acts; }
export function ofDisk(disk: Disk): void { void disk; }
export const optional = (told?: Readonly<Partial<Told>>): void => { told?.on?.change?.(); };
export interface Transaction { method(told: Told): void; readonly property: (told: Told) => void; end(): void }
export function plain(path: string, parts: Iterable<string | Uint8Array>, when: Date): () => void {
  return () => void [path, parts, when];
}
export function recursive(tree: Tree): void { void tree; }
interface Tree { readonly name: string; readonly branches: readonly Tree[] }
function own(act: () => void): void { act(); }
export const used = own;
`;

it('the disk’s functions and methods take no function, however deep in an object it is', () => {
  const files = readdirSync(DISK).filter((name) => name.endsWith('.ts'));
  const { checked, broken } = check(files);
  expect(broken).toEqual([]);
  expect(checked).toEqual(
    expect.arrayContaining(['watch.ts watch', 'disk.ts Disk.begin', 'disk.ts Transaction.stage']),
  );
});

it('and if one did, this test would tell', () => {
  const { checked, broken } = check(['example.ts'], new Map([[`${DISK}example.ts`, EXAMPLE]]));
  expect(broken).toEqual([
    'example.ts direct takes a function in tell',
    'example.ts nested takes a function in told',
    'example.ts listed takes a function in all',
    'example.ts mapped takes a function in all',
    'example.ts indexed takes a function in all',
    'example.ts anyFunction takes a function in act',
    'example.ts generic takes a function in one',
    'example.ts rest takes a function in acts',
    'example.ts ofDisk takes a function in disk',
    'example.ts optional takes a function in told',
    'example.ts Transaction.method takes a function in told',
    'example.ts Transaction.property takes a function in told',
    'example.ts used takes a function in act',
  ]);
  expect(checked).toEqual(expect.arrayContaining(['example.ts plain', 'example.ts recursive']));
});

/** What is exported and called, and which parameters of it hold a function. */
function check(names: readonly string[], virtual: ReadonlyMap<string, string> = new Map()) {
  const program = compile(
    names.map((name) => DISK + name),
    virtual,
  );
  const checker = program.getTypeChecker();
  const checked: string[] = [];
  const broken: string[] = [];
  for (const name of names) {
    const file = program.getSourceFile(DISK + name) as ts.SourceFile;
    for (const { title, signatures } of exportedSignatures(file, checker)) {
      checked.push(`${name} ${title}`);
      for (const parameter of signatures.flatMap((signature) => signature.parameters))
        if (hasFunction(checker.getTypeOfSymbol(parameter), program))
          broken.push(`${name} ${title} takes a function in ${parameter.name}`);
    }
  }
  return { checked, broken };
}

function compile(paths: readonly string[], virtual: ReadonlyMap<string, string>): ts.Program {
  const program = programOf(paths, virtual);
  // A type that is not found counts as `any`, which would hide what is in it.
  const files = paths.map((path) => program.getSourceFile(path));
  const problems = files.flatMap((file) => [...program.getSemanticDiagnostics(file)]);
  expect(problems.map(({ messageText }) => messageText)).toEqual([]);
  return program;
}

/** Exported functions, and the methods of exported interfaces, with all their signatures. */
function exportedSignatures(file: ts.SourceFile, checker: ts.TypeChecker) {
  const module = checker.getSymbolAtLocation(file);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  return symbols.flatMap((symbol) => {
    if (symbol.flags & ts.SymbolFlags.Value)
      return [{ title: symbol.name, signatures: checker.getTypeOfSymbol(symbol).getCallSignatures() }];
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    // Of a union of texts the methods are JavaScript's.
    if (!(declared.flags & ts.TypeFlags.Object)) return [];
    return declared.getProperties().map((property) => ({
      title: `${symbol.name}.${property.name}`,
      signatures: checker.getNonNullableType(checker.getTypeOfSymbol(property)).getCallSignatures(),
    }));
  });
}

/** True if a type can be called, or anything that it is made of. The methods of JavaScript's own types do not count. */
function hasFunction(type: ts.Type, program: ts.Program, seen = new Set<ts.Type>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const checker = program.getTypeChecker();
  const isAnyOf = (types: readonly ts.Type[]) => types.some((one) => hasFunction(one, program, seen));
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return true;
  if (type.symbol?.name === 'Function') return true;
  if (type.isUnionOrIntersection()) return isAnyOf(type.types);
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = type.getConstraint();
    return constraint !== undefined && isAnyOf([constraint]);
  }
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  const indexed = checker.getIndexInfosOfType(type).map((info) => info.type);
  if (isBuiltIn(type, program)) return isAnyOf(checker.getTypeArguments(type as ts.TypeReference));
  return isAnyOf([...indexed, ...type.getProperties().map((one) => checker.getTypeOfSymbol(one))]);
}

/** True for `Map`, `Date`, `Uint8Array`, tuples; not for `Record<...>`, which is an object of its arguments. */
function isBuiltIn(type: ts.Type, program: ts.Program): boolean {
  if (program.getTypeChecker().isTupleType(type)) return true;
  if (!type.isClassOrInterface() && !((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference))
    return false;
  const files = type.symbol.declarations?.map((declaration) => declaration.getSourceFile()) ?? [];
  return files.some((file) => program.isSourceFileDefaultLibrary(file));
}
