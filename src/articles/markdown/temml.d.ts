/*
 * What is used of Temml. Its own declarations name types of a browser's DOM, which a compiler for Node does not know;
 * src/tsconfig.json puts these in their place.
 */
declare const temml: {
  /** @throws if it is not TeX and `throwOnError` is true */
  readonly renderToString: (tex: string, options?: Readonly<Record<string, boolean>>) => string;
};
// biome-ignore lint/style/noDefaultExport: it is what the package has.
export default temml;
