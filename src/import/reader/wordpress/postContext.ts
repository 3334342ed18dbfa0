import type { Enclosure } from '../../../model/item.ts';
import type { Loss } from '../tally.ts';
import type { Attachment, Library } from './library.ts';

/** What the text of a post is read with. */
export interface PostContext {
  readonly library: Library;
  /** The pictures that were uploaded to the post, in their order. */
  readonly uploads: readonly string[];
  readonly count: (loss: Loss, name: string) => void;
  /** An attachment by its id; counts one that the export does not have. */
  readonly find: (id: string) => Attachment | undefined;
  /** Attachments as figures. */
  readonly picturesOf: (ids: readonly string[]) => string;
  /** The notes below the text, as a list. */
  readonly footnotes: () => string;
  /** Takes a recording of the text. */
  readonly addRecording: (file: Enclosure) => void;
}
