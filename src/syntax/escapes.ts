const ESCAPE = /\\(?:u\{([\da-fA-F]{1,6})\}|(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))|([\s\S]))/g;
/** What a letter behind a backslash stands for; a line break stands for nothing, any other character for itself. */
const ESCAPED: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' },
  ...{ '0': '\0', '\n': '' },
};

/**
 * The text between two quotation marks of JSON, JavaScript or Python, with the characters that its escapes stand for.
 *
 * @example unescaped('caf\\u00e9') // 'café'
 */
export function unescaped(text: string): string {
  return text.replace(ESCAPE, (_, long, short, byte, one: string) => {
    if (one !== undefined) return ESCAPED[one] ?? one;
    const code = Number.parseInt(long ?? short ?? byte, 16);
    return code > 0x10ffff ? '\ufffd' : long ? String.fromCodePoint(code) : String.fromCharCode(code);
  });
}
