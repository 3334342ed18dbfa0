/** What one person says in a recording, as far as it is one thought. */
export interface SpokenParagraph {
  readonly text: string;
  readonly speaker?: string;
  readonly startInSeconds?: number;
}

/** A transcript that an article's page shows as text. */
export interface ShownTranscript {
  /** The address of the file that it was read from. */
  readonly url: string;
  /** BCP 47; absent if it is the article's. */
  readonly language?: string;
  /** Sanitised HTML, or paragraphs of plain text. */
  readonly content: string | readonly SpokenParagraph[];
}
