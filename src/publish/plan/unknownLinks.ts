import type { Article } from '../../model/article.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { isOfOurPages, linkRuleFor } from '../../model/linkPresets.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';

/**
 * Warns once of all articles whose address nobody knows: another program makes the pages, and neither `links` nor the article says
 * where. Their links are the addresses that pages of ours would have.
 */
export function findUnknownLinks(articles: readonly Article[], settings: Settings): Problem[] {
  const unknown = settings.pages ? [] : articles.filter((article) => isUnknown(article, settings));
  const [first] = unknown;
  if (first === undefined) return [];
  const many = unknown.length === 1 ? 'an article' : `${unknown.length} articles`;
  return [
    problemAt(
      { file: SETTINGS_FILE, line: 1, column: 1 },
      {
        code: 'LINK_UNKNOWN',
        message: `expected to know where the pages of articles are, found pages: false and ${many} without an address; ${first.file} links to ${first.link}`,
        mend: 'write links: in feed.yaml, with the addresses that your site has (links: dateline if they are these), or link: into the article',
      },
    ),
  ];
}

function isUnknown({ file, hasOwnLink }: Article, settings: Settings): boolean {
  const rule = linkRuleFor(file, settings);
  return !hasOwnLink && (rule === undefined || !isOfOurPages(rule));
}
