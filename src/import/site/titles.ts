import { datedHeads } from './datedFolders.ts';
import { type Survey, sayOf } from './survey.ts';

/** A field of one's own that can be nothing but a title: `newstitle`, `post_title`. */
const OWN_TITLE = /^(?!sub|sidebar|nav|menu|seo|meta|og)[a-z]+[-_]?title(?=[ \t]*:)/gim;
const TITLE = /^[ \t]*(?:\.\. )?"?title"?[ \t]*[:=]/im;
/** Of all articles. */
const MOST = 0.8;

/** Decides `fields:` where nearly all articles have their title under a name that only this site has. */
export function sayTitles(survey: Survey): void {
  const folders = (survey.settings.get('items')?.value ?? []) as readonly string[];
  const heads = folders.flatMap((folder) => datedHeads(survey.folder, folder));
  const names = new Map<string, number>();
  for (const head of heads.filter((one) => !TITLE.test(one)))
    for (const [name] of head.matchAll(OWN_TITLE)) names.set(name, (names.get(name) ?? 0) + 1);
  const [name, count] = [...names].toSorted(([, a], [, b]) => b - a)[0] ?? ['', 0];
  if (count === 0 || count < heads.length * MOST) return;
  const before = survey.settings.get('fields');
  survey.settings.delete('fields');
  const fields = { ...(before?.value as object | undefined), title: name };
  sayOf(survey, 'fields', fields, ...(before?.why ?? []), 'articles have their title there');
}
