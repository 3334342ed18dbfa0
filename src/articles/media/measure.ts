import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import type { Size } from '../../model/media.ts';
import { measureAvif } from './avif.ts';
import { measureSvg } from './svg.ts';

/** The formats that readers show. */
export type PictureType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/svg+xml';

export interface Measured extends Size {
  readonly type: PictureType;
}

/** A size, or undefined where the bytes are no such picture. */
type Measure = (bytes: Uint8Array) => Size | undefined;

interface Format {
  readonly type: PictureType;
  /** How its files begin; bytes are read as Latin-1. */
  readonly signature: RegExp;
  readonly measure: Measure;
}

const FORMATS: readonly Format[] = [
  { type: 'image/jpeg', signature: /^\xFF\xD8\xFF/, measure: byHeader(JPG) },
  { type: 'image/png', signature: /^\x89PNG\r\n.\n/, measure: byHeader(PNG) },
  { type: 'image/gif', signature: /^GIF8[79]a/, measure: byHeader(GIF) },
  { type: 'image/webp', signature: /^RIFF.{4}WEBP/s, measure: byHeader(WEBP) },
  { type: 'image/avif', signature: /^.{4}ftyp/s, measure: measureAvif },
];
/** Text, which begins in many ways. */
const SVG = { type: 'image/svg+xml', measure: measureSvg } as const;

/**
 * What picture some bytes are, whatever their file is called.
 *
 * @param head the first bytes of a file; in every format the size stands near the beginning
 * @returns undefined for a format that readers do not show, and for a picture without a size
 */
export function measurePicture(head: Uint8Array): Measured | undefined {
  const beginning = Buffer.from(head.subarray(0, 12)).toString('latin1');
  const { type, measure } = FORMATS.find(({ signature }) => signature.test(beginning)) ?? SVG;
  const size = measure(head);
  const width = wholePixels(size?.width);
  const height = wholePixels(size?.height);
  return width === undefined || height === undefined ? undefined : { type, width, height };
}

/** What image-size knows of a format. */
interface Reader {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly calculate: (bytes: Uint8Array) => Size & { readonly orientation?: number };
}

/** EXIF's orientations 5 to 8 turn a picture by a quarter: it is shown as high as it is stored wide. */
function byHeader({ validate, calculate }: Reader): Measure {
  return (head) => {
    // A copy, because these readers would read on beyond the end of a part of a buffer.
    const bytes = Uint8Array.from(head);
    try {
      if (!validate(bytes)) return undefined;
      const { width, height, orientation = 1 } = calculate(bytes);
      return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
    } catch {
      return undefined;
    }
  };
}

function wholePixels(length = 0): number | undefined {
  return Number.isFinite(length) && length > 0 ? Math.max(1, Math.round(length)) : undefined;
}
