/** A document of a feed or an export. */
export interface SourceDocument {
  /** What problems call it: its file name or its address. */
  readonly name: string;
  readonly text: string;
  /** Where it was fetched: relative addresses in it are resolved against that. */
  readonly address?: string;
}

/** What is to be taken over. */
export interface ImportSource extends SourceDocument {
  /** The documents with older entries that it leads to, each older than the one before it. */
  readonly older?: readonly SourceDocument[];
  /** How the way to older documents ended; absent where nobody went it, or there is none. */
  readonly end?: WayEnd;
  /** What the file holds, where that is no text but an archive of files; the text is empty then. */
  readonly archive?: Uint8Array;
}

/** Where a way through the documents of a feed ended: at the last of all, or where it broke off. */
export type WayEnd = 'last' | BrokenWay;

export interface BrokenWay {
  /** The address of the document that is missing. */
  readonly at: string;
  /** What was found there, in the words of a message. */
  readonly found: string;
}
