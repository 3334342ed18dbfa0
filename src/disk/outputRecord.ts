/** Which text a look at a file found in it. As long as the file's state is the same, so is the text. */
export interface KnownText {
  readonly key: string;
  readonly state: string;
}

/** The texts of files, by paths relative to the output folder. */
export type KnownTexts = Map<string, KnownText>;
