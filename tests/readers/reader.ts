/** The feed formats there are: the three files one publication becomes. */
export type Format = 'rss' | 'atom' | 'json';

/** One entry of a feed, as a reader tells it. */
export interface SeenItem {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970; NaN where the reader shows no date. */
  readonly instant: number;
}

/** A feed reader other people use, made to tell what it sees in a feed. */
export interface Reader {
  readonly name: string;
  readonly formats: readonly Format[];
  /** The Debian packages it needs; none for a reader that comes from npm with the other development tools. */
  readonly packages: readonly string[];
  /** Answers whether the reader is on this machine. */
  isHere(): boolean;
  /**
   * Lets the reader fetch a feed, and gives its items in the order of the document.
   *
   * @throws when the reader fails, complains of the feed, or has not ended after 20 s.
   */
  read(url: string): Promise<SeenItem[]>;
  /**
   * Gives what the reader shows for a plain-text title.
   *
   * The title is taken to be written so that XML is undone once and nothing remains to undo: `&`, `<` and
   * `>` as `&#x26;`, `&#x3C;` and `&#x3E;` in RSS and in Atom's `type="text"`, and as they are in JSON.
   */
  showsTitle(title: string, format: Format): string;
  /** Gives what the reader shows for an instant of a whole second; the programs leave out fractions. */
  showsInstant(instant: number): number;
}
