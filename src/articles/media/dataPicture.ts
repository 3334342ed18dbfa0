import { createHash } from 'node:crypto';
import type { PictureReference } from '../../model/article.ts';
import type { Located } from '../../model/media.ts';
import type { Fault } from '../../model/problem.ts';
import { findScript } from './findScript.ts';
import { measurePicture } from './measure.ts';
import { servedAs } from './outputName.ts';

/** A data: address (RFC 2397): media type, parameters, data. */
const DATA = /^data:([^;,]*)((?:;[^;,]*)*),/i;
const BASE64 = /^[a-z\d+/]*$/i;

export function isDataAddress(reference: string): boolean {
  return /^data:/i.test(reference);
}

/** The reference as a head has it: heads are recorded, and such an address may be of millions of characters. */
export function withoutDataAddress(reference: string): string {
  return isDataAddress(reference) ? 'data:' : reference;
}

/** The whole address, from the text of its article. */
export function wholeReference({ src, at }: Pick<PictureReference, 'src' | 'at'>, text: string): string {
  return src === 'data:' ? (/^["']?(data:[^\s"']+)/i.exec(text.slice(at))?.[1] ?? src) : src;
}

/**
 * The picture that is written out in an address, as the file that it becomes: readers and mails drop such addresses, and
 * one picture may be larger than all the rest of a feed.
 *
 * @param file the article that holds it, relative to feed.yaml
 * @param url where the output folder is served; ends in a slash
 */
export function locateDataPicture(reference: string, file: string, url: string): Located {
  const bytes = decodeData(reference);
  if (bytes === undefined) return wrong('one that is not base64');
  const picture = measurePicture(bytes);
  if (picture === undefined) return wrong('data of another kind, or without a size');
  if (picture.width * picture.height <= 1) return wrong('one of a single point');
  if (picture.type === 'image/svg+xml' && findScript(bytes) !== undefined)
    return wrong('a drawing with a script');
  const hash = createHash('sha256').update(bytes).digest('hex');
  return {
    kind: 'local',
    file: {
      ...servedAs(picture, { source: file, length: bytes.length, hash }, url),
      isData: true,
      data: bytes,
    },
  };
}

function decodeData(reference: string): Uint8Array | undefined {
  const [start, , parameters = ''] = DATA.exec(reference) ?? [];
  if (start === undefined) return undefined;
  const data = reference.slice(start.length);
  if (!/;\s*base64\s*$/i.test(parameters)) return percentDecoded(data);
  const digits = percentDecoded(data)
    ?.toString('latin1')
    .replace(/\s+|={1,2}\s*$/g, '');
  // Four digits are three bytes; one alone is less than a byte.
  const isWhole = digits !== undefined && digits.length % 4 !== 1 && BASE64.test(digits);
  return isWhole ? Buffer.from(digits, 'base64') : undefined;
}

function percentDecoded(data: string): Buffer | undefined {
  try {
    return Buffer.from(decodeURIComponent(data));
  } catch {
    return undefined;
  }
}

function wrong(found: string): Located {
  const fault: Fault = {
    code: 'CONTENT_REMOVED',
    message: `expected a picture in a data: address, found ${found}`,
    mend: 'readers would not show it; save the picture beside the article as JPEG, PNG, GIF, WebP, AVIF or SVG, and write its name',
  };
  return { kind: 'wrong', fault };
}
