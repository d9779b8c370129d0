import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const CATALOGUE = resolve('src/answers/phrases.ts');

/** Reads our own sources only: what packages declare makes no difference here, and takes long to read. */
function createService(): ts.LanguageService {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => resolve('src', path));
  return ts.createLanguageService({
    getCompilationSettings: () => ({ target: ts.ScriptTarget.ES2023, noLib: true, types: [] }),
    getScriptFileNames: () => files,
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) =>
      ts.ScriptSnapshot.fromString(ts.sys.fileExists(path) ? readFileSync(path, 'utf8') : ''),
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: () => 'lib.d.ts',
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const isOurs = text.startsWith('.');
        const file = join(dirname(from), text.replace(/\.js$/, '.ts'));
        if (!isOurs) return { resolvedModule: undefined };
        return { resolvedModule: { resolvedFileName: file, extension: ts.Extension.Ts } };
      }),
  });
}

const service = createService();
const program = service.getProgram();

function nodeAt(path: string, position: number): ts.Node | undefined {
  const find = (node: ts.Node): ts.Node | undefined =>
    ts.forEachChild(node, (child) =>
      child.pos <= position && position < child.end ? find(child) : undefined,
    ) ?? node;
  const file = program?.getSourceFile(path);
  return file && find(file);
}

/** Where the sources use the property that starts there, but for where it is written. */
function usesOf(property: ts.PropertyAssignment): ts.Node[] {
  const found = service.findReferences(CATALOGUE, property.name.getStart()) ?? [];
  return found
    .flatMap(({ references }) => references)
    .filter(({ isDefinition }) => !isDefinition)
    .flatMap(({ fileName, textSpan }) => nodeAt(fileName, textSpan.start) ?? []);
}

/** True for `phrases.urgency[one]`, which uses every phrase in it. */
function isLookedUp(node: ts.Node): boolean {
  const whole = ts.isPropertyAccessExpression(node.parent) ? node.parent : node;
  return ts.isElementAccessExpression(whole.parent) && whole.parent.expression === whole;
}

/** The keys of an object of phrases that nothing uses. */
function unusedIn(object: ts.ObjectLiteralExpression, path: string): string[] {
  return object.properties.filter(ts.isPropertyAssignment).flatMap((property) => {
    const key = `${path}.${property.name.getText()}`;
    const uses = usesOf(property);
    const value = ts.isSatisfiesExpression(property.initializer)
      ? property.initializer.expression
      : property.initializer;
    if (!ts.isObjectLiteralExpression(value)) return uses.length === 0 ? [key] : [];
    return uses.some(isLookedUp) ? [] : unusedIn(value, key);
  });
}

function catalogue(): ts.ObjectLiteralExpression {
  let found: ts.ObjectLiteralExpression | undefined;
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'phrases' && node.initializer) {
      ts.forEachChild(node.initializer, (child) => {
        if (ts.isObjectLiteralExpression(child)) found = child;
      });
    }
    ts.forEachChild(node, look);
  };
  const file = program?.getSourceFile(CATALOGUE);
  if (file) look(file);
  if (!found) throw new Error(`there is no catalogue in ${CATALOGUE}`);
  return found;
}

it('every phrase of the catalogue is said somewhere', () => {
  expect(unusedIn(catalogue(), 'phrases')).toEqual([]);
});
