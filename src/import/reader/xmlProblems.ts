import { expected, type Fault } from '../../model/problem.ts';
import type { PlacedFault } from './feedDocument.ts';

/** Comments and instructions before the root, a DOCTYPE, or the root's start tag. */
const BEFORE_ROOT = /<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|(<!DOCTYPE\s*(html\b)?)|<[^!?]/gis;
/** Sections without references, or a `&` that begins none of the references that XML predefines. */
const WRONG_REFERENCE =
  /<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:\]\]>|$)|<\?.*?(?:\?>|$)|(&(?!(?:#\d+|#x[\da-fA-F]+|amp|lt|gt|quot|apos);))/gs;
const ENTITY = /&[\p{L}_:][\p{L}\p{N}.:_-]*;/uy;

const REREAD = 'mend the document where it is made; if it was cut off, fetch it again';

/** A DOCTYPE that defines nothing by itself, as RSS 0.91 has one. What it names is never fetched. */
const BARE_DOCTYPE =
  /<!DOCTYPE\s+[^\s[\]<>"']{1,100}(?:\s+(?:PUBLIC|SYSTEM)(?:\s+(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')){1,2})?\s*>/iy;

/** Finds a DOCTYPE with a part of its own: it can define entities, which read files and grow without end, and no feed needs one. */
export function findDoctype(text: string): PlacedFault | undefined {
  for (const { 0: mark, 1: doctype, 2: html, index } of text.matchAll(BEFORE_ROOT)) {
    if (html) return { index, fault: notAFeed('<!DOCTYPE html>') };
    BARE_DOCTYPE.lastIndex = index;
    if (doctype && !BARE_DOCTYPE.test(text)) {
      const mend = 'take the line out where the document is made; no feed needs one';
      return {
        index,
        fault: expected('FEED_DOCTYPE', 'a feed without a DOCTYPE', text.slice(index, index + 40), mend),
      };
    }
    if (/^<[^!?]/.test(mark)) return undefined;
  }
  return undefined;
}

/** Finds a lone surrogate, which saxes would join with the next character. */
export function findHalfCharacter(text: string): PlacedFault | undefined {
  if (text.isWellFormed()) return undefined;
  return { index: text.search(/\p{Surrogate}/u), fault: brokenXml('half of a character') };
}

/** The fault of a document that saxes refused. */
export function findingOfXml(text: string, position: number, error: unknown): PlacedFault {
  return (
    findWrongReference(text, position) ?? {
      index: Math.max(0, Math.min(position, text.length) - 1),
      fault: brokenXml((error as Error).message.replace(/\.$/, '')),
    }
  );
}

/** The fault of a document that is larger than any feed. */
export function tooLarge(what: string): Fault {
  return {
    code: 'FEED_BROKEN',
    message: `expected ${what}, found more`,
    mend: 'no feed needs it; leave it out',
  };
}

/** The fault of a document that is no feed. */
export function notAFeed(found: string): Fault {
  return expected(
    'FEED_BROKEN',
    'an RSS, Atom or JSON feed',
    found,
    'give the address of the feed itself; the site names it in <link rel="alternate">',
  );
}

function findWrongReference(text: string, position: number): PlacedFault | undefined {
  for (const { 1: ampersand, index } of text.slice(0, position).matchAll(WRONG_REFERENCE)) {
    if (ampersand) return { index, fault: faultOfReference(text, index) };
  }
  return undefined;
}

function faultOfReference(text: string, index: number): Fault {
  ENTITY.lastIndex = index;
  const entity = ENTITY.exec(text)?.[0];
  if (entity === undefined) {
    const found = text.slice(index, index + 20);
    return expected('FEED_BROKEN', 'a reference such as &amp;', found, 'write &amp; for the character &');
  }
  const mend = 'write the character itself, or its number, such as &#160;';
  return expected('FEED_DOCTYPE', "a character, or one of XML's own five entities", entity, mend);
}

/** @param reason the parser's message */
function brokenXml(reason: string): Fault {
  return { code: 'FEED_BROKEN', message: `expected well-formed XML, found: ${reason}`, mend: REREAD };
}
