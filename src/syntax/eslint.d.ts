/** The declarations of toml-eslint-parser name a type of ESLint's, which nobody here needs to have installed. */
declare module 'eslint' {
  export namespace SourceCode {
    type VisitorKeys = Readonly<Record<string, readonly string[]>>;
  }
}
