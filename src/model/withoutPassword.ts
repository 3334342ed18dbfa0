/**
 * A text as it may be printed: web addresses in it are without the user's name and password (RFC 3986, 3.2.1).
 *
 * @param instead what stands in the place of both and the `@`
 * @example withoutPassword('https://ana:secret@news.example.nz/feed') // 'https://news.example.nz/feed'
 */
export function withoutPassword(text: string, instead = ''): string {
  return text.replace(/(\bhttps?:\/\/|^\/\/)[^/?#\s]*@/gi, (_, scheme: string) => scheme + instead);
}
