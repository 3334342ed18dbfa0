import { repairCharacters } from '../../model/text.ts';

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;
/** So many bytes are looked at for the declaration, which stands at the start. */
const HEAD = 1024;

/** What Windows-1252 has from 0x80 to 0x9F; the five places where it has nothing stand for themselves. */
const WINDOWS_1252 = Array.from({ length: 0x20 }, (_, index) => {
  const control = String.fromCharCode(0x80 + index);
  return repairCharacters(control).text || control;
}).join('');

/**
 * The text of a document that was fetched. Its encoding is told by its byte order mark, else by the Content-Type it
 * came with, else by its XML declaration; else it is UTF-8. Labels mean what browsers make of them: ISO-8859-1 is
 * Windows-1252 (Encoding, 4.2).
 *
 * @param contentType as the server says it: `text/xml; charset=utf-8`
 * @throws RangeError when nobody knows the encoding, TypeError when the bytes are not in it
 * @example decodeDocument(Uint8Array.of(0xe9), 'text/xml; charset=latin1') // 'é'
 */
export function decodeDocument(bytes: Uint8Array, contentType = ''): string {
  const label = markOf(bytes) ?? CHARSET.exec(contentType)?.[1] ?? declaredIn(bytes) ?? 'utf-8';
  const decoder = decoderOf(label);
  // Node's own takes Windows-1252 for Latin-1 in most versions from 20.18.3 to 24.
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
 * Two bytes a unit show in the first character, which is of ASCII in every document. What is read byte by byte to say
 * that it has two bytes a unit is UTF-8 (HTML 13.2.3.2).
 */
function declaredIn(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0 && second) return 'utf-16be';
  if (first && second === 0) return 'utf-16le';
  const declared = DECLARED.exec(latin1(bytes.subarray(0, HEAD)))?.[1];
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
