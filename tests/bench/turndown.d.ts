/** What is used of turndown. The declarations of `@types/turndown` name types of a browser's DOM, which Node does not have. */
declare module 'turndown' {
  // biome-ignore lint/style/noDefaultExport: it is the package's, not ours
  export default class TurndownService {
    constructor(options: Readonly<Record<string, string>>);
    turndown(html: string): string;
  }
}
