/** A caption ends in who took the picture: `Photo: AFP`, `Photo / Jane Doe`. */
const CREDIT = /(?:^|\s)photos?\s?[:/]\s?([^\s:][^:]{0,80})$/iu;

/** A caption taken apart. */
export interface Caption {
  readonly caption?: string;
  readonly credit?: string;
}

/** Splits the credit from a caption. */
export function splitCredit(text: string): Caption {
  const found = CREDIT.exec(text);
  const caption = (found ? text.slice(0, found.index) : text).trim();
  return { ...(caption !== '' && { caption }), ...(found?.[1] && { credit: found[1] }) };
}

/** True for a paragraph that is a picture's caption. */
export function hasCredit(text: string): boolean {
  return CREDIT.test(text);
}
