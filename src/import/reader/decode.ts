import { WINDOWS_1252 } from '../../model/text.ts';

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;
/** In bytes. The declaration is at the start of a document. */
const MAX_DECLARATION_END = 1024;

/**
 * Decodes a document. The encoding is that of the byte order mark, else of the Content-Type, else of the XML declaration,
 * else UTF-8. Labels have the meaning that browsers give them: ISO-8859-1 is Windows-1252 (Encoding, 4.2).
 *
 * @param contentType the header of the response: `text/xml; charset=utf-8`
 * @throws RangeError for an unknown encoding, TypeError for bytes that are invalid in it
 * @example decodeDocument(Uint8Array.of(0xe9), 'text/xml; charset=latin1') // 'é'
 */
export function decodeDocument(bytes: Uint8Array, contentType = ''): string {
  const label = markOf(bytes) ?? CHARSET.exec(contentType)?.[1] ?? declaredIn(bytes) ?? 'utf-8';
  const decoder = decoderOf(label);
  // Most versions of Node from 20.18.3 to 24 decode Windows-1252 as Latin-1.
  if (decoder.encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new TypeError(`expected text in ${decoder.encoding}, found bytes that are none`, { cause });
  }
}

function decoderOf(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new RangeError(`expected an encoding that browsers know, found ${JSON.stringify(label)}`, {
      cause,
    });
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

/**
 * The encoding in the XML declaration. UTF-16 is recognised by the first character, which is ASCII in every document; a
 * declaration of UTF-16 that is readable byte by byte means UTF-8 (HTML 13.2.3.2).
 */
function declaredIn(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0 && second) return 'utf-16be';
  if (first && second === 0) return 'utf-16le';
  const declared = DECLARED.exec(latin1(bytes.subarray(0, MAX_DECLARATION_END)))?.[1];
  return declared && (/^(?:utf-16|ucs-2|(?:cs)?unicode|iso-10646)/i.test(declared) ? 'utf-8' : declared);
}

function decodeWindows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\u0080-\u009f]/g, (control) =>
    WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80),
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
