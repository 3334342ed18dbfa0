import ts from 'typescript';

/** The folder of the checkout, with a slash at its end. */
export const ROOT = new URL('../../', import.meta.url).pathname;

/**
 * Compiles files with the options of this project.
 *
 * @param virtual texts of files that are nowhere on the disk, by their paths
 */
export function programOf(
  paths: readonly string[],
  virtual: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: paths, include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = virtual.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, text, language);
  };
  return ts.createProgram(paths, options, host);
}
