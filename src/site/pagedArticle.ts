import type { Item } from '../model/item.ts';

/** An article as its page shows it. */
export interface PagedArticle {
  readonly item: Item;
  /** The whole article, also where feeds show only its summary. */
  readonly content: string;
  /** What was corrected, as plain text. */
  readonly correction?: string;
  readonly isWithdrawn: boolean;
}
