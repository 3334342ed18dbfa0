import { formatSpoken } from '../dates/formatSpoken.ts';
import { parseDate } from '../dates/parseDate.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { asYaml } from '../syntax/writeYaml.ts';

/** An article that somebody begins to write. */
export interface ArticleStart {
  readonly title: string;
  readonly published: Stamp;
  /** The publication's zone. */
  readonly timeZone: string;
  /** Markdown, or newsroom text. */
  readonly format: 'md' | 'txt';
  /** The text so far. Without it the article is a draft. */
  readonly body?: string;
}

const DRAFT = 'draft: true # take this line out when the article may be published\n';

/**
 * The text of a new article's file, with its title and its time.
 *
 * @example newArticle({ title: 'Rain', published, timeZone: 'UTC', format: 'md' }) // '---\ntitle: Rain\ndate: ...'
 */
export function newArticle({ title, published, timeZone, format, body }: ArticleStart): string {
  const draft = body === undefined ? DRAFT : '';
  if (format === 'txt') {
    const head = draft && `---\n${draft}---\n\n`;
    return `${head}${title}\n\n${dateLineOf(published, timeZone)}\n\n${body ?? ''}`;
  }
  return `---\n${asYaml({ title, date: formatRfc3339(published) })}${draft}---\n\n${body ?? ''}`;
}

/** As a person says it, where that names the instant to the second in this zone. */
function dateLineOf(published: Stamp, timeZone: string): string {
  const spoken = formatSpoken(published, timeZone);
  const isExact = parseDate(spoken, timeZone).stamp?.getTime() === published.getTime();
  return isExact ? spoken : formatRfc3339(published);
}
