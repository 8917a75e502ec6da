/** Proves that the pure packages are type-checked where neither Node nor a browser exists. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import typescript from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'tsconfig.pure.json');
const { fileNames, options } = typescript.parseJsonConfigFileContent(
  typescript.readConfigFile(file, (name) => typescript.sys.readFile(name)).config,
  typescript.sys,
  root,
);

function missingNames(code: string): readonly string[] {
  const planted = path.join(root, 'packages/domain/src/planted.ts');
  const host = typescript.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === planted ? typescript.createSourceFile(name, code, version) : readSource(name, version);
  const program = typescript.createProgram([planted], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(
      ({ messageText }) =>
        /name '(\w+)'/.exec(typescript.flattenDiagnosticMessageText(messageText, ' '))?.[1],
    )
    .filter((name) => name !== undefined);
}

describe('the pure type check', () => {
  it('knows no name that a Pack or Apps Script lacks', () => {
    const names = [
      'fetch',
      'URL',
      'setTimeout',
      'TextEncoder',
      'structuredClone',
      'process',
      'Buffer',
      'console',
      'crypto',
      'document',
    ];
    expect(missingNames(`${names.map((name) => `void ${name};`).join('\n')}\nexport {};`)).toEqual(names);
  });

  it('lets pass what every engine has', () => {
    expect(missingNames('export const day = new Date(0).toISOString() + JSON.stringify(new Map());')).toEqual(
      [],
    );
  });

  it.each(['domain', 'analytics', 'sync', 'peloton/src/decode', 'peloton/src/auth', 'peloton/src/wire'])(
    'looks at packages/%s',
    (folder) => {
      expect(existsSync(path.join(root, 'packages', folder))).toBe(true);
      expect(fileNames.some((name) => name.includes(`/packages/${folder}/`))).toBe(true);
    },
  );
});
