import type { Author } from '../../model/item.ts';
import type { ReadEntry } from './feedDocument.ts';
import { trimmed, uniqueOf, withoutUndefined } from './fieldValues.ts';
import { textAsHtml, textOfHtml } from './textToHtml.ts';
import { markupOf } from './xhtml.ts';
import type { XmlElement } from './xml.ts';
import * as xml from './xmlFields.ts';

type Body = Pick<ReadEntry, 'summary' | 'isSummaryHtml' | 'content'>;

/** The texts of Apple's that say what an episode or a show is about, the longer one first. */
const TEXTS = ['itunes:summary', 'itunes:subtitle'];

/** A body with Apple's text: as its content if it has neither content nor summary, else as its summary if that says more. */
export function withAppleText(body: Body, item: XmlElement): Body {
  const texts = TEXTS.flatMap((name) => htmlIn(item, name) ?? []);
  const [first] = texts;
  if (first === undefined || body.summary !== undefined) return body;
  const { content } = body;
  if (content === undefined) {
    return withoutUndefined({ isSummaryHtml: false, content: /<\w/.test(first) ? first : textAsHtml(first) });
  }
  const summary = texts.find((text) => !saysAll(content, text));
  return summary === undefined ? body : { ...body, summary, isSummaryHtml: true };
}

/** What a show is about, in Apple's words. */
export function appleDescription(channel: XmlElement): string | undefined {
  const [first] = [...TEXTS, 'googleplay:description'].flatMap((name) => htmlIn(channel, name) ?? []);
  return first && textOfHtml(first);
}

/** Apple's keywords, for an item without categories. */
export function appleKeywords(item: XmlElement): string[] {
  const words = xml.childLines(item, 'itunes:keywords').flatMap((line) => line.split(','));
  return uniqueOf(words.map(trimmed));
}

/** Apple's author of an item, unless it is that of the show. */
export function appleAuthors(item: XmlElement, ofShow: string | undefined): Author[] {
  const name = xml.childLine(item, 'itunes:author');
  return name === undefined || name === ofShow ? [] : [{ name }];
}

/** True if a text begins with all the words of another, which may be cut. To look for them further on could take quadratic time. */
export function saysAll(html: string, other: string): boolean {
  // Most hosts repeat the text to the letter; only of others are the words compared.
  return html.startsWith(other) || lettersOf(textOfHtml(html)).startsWith(lettersOf(textOfHtml(other)));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

function htmlIn(parent: XmlElement, name: string): string | undefined {
  const element = xml.childOf(parent, name);
  const html = element && markupOf(element);
  return trimmed(html) && html;
}
