import type { MarkdownIt } from 'markdown-it';

/** What every bare address has. */
const SIGN = /:\/\/|www\.|@|mailto:/i;
/** Characters of an address that are looked at: no browser takes a longer one. */
const MAX_LENGTH = 2000;

/**
 * Bare addresses as links, as GFM has them: `https://…`, `www.…` and mail addresses. `readme.md` is no address, though
 * there is such a domain.
 */
export function bareAddresses(markdown: MarkdownIt): void {
  markdown.set({ linkify: true }).enable('linkify');
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  // Readers open no others.
  markdown.linkify.add('ftp:', null).add('//', null);
  markdown.linkify.add('www.', {
    validate: (text, pos, linkify) => {
      const rest = text.slice(pos, pos + MAX_LENGTH);
      return /^[^\s/]+\./.test(rest) ? linkify.testSchemaAt(`//${rest}`, 'http:', 0) - 2 : 0;
    },
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
  // Every paragraph is asked, and then every text in it: to look for a sign alone takes a hundredth of the time.
  const match = markdown.linkify.match.bind(markdown.linkify);
  markdown.linkify.test = (text) => SIGN.test(text);
  markdown.linkify.match = (text) => match(text) ?? [];
}
