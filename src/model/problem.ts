import { onOneLine } from './text.ts';

/** The severity of a problem. An error stops the run from writing anything; a warning or a note does not. */
export type Severity = 'error' | 'warning' | 'note';

/** All problem codes with their severities. */
export const SEVERITY = {
  ANNOUNCE_FAILED: 'warning',
  ANNOUNCE_FIRST: 'note',
  ARTICLES_UNREAD: 'warning',
  ARTICLE_FAILED: 'error',
  ARTICLE_LARGE: 'warning',
  ARTICLE_TWICE: 'warning',
  ARTICLE_UNMATCHED: 'warning',
  BODY_EMPTY: 'warning',
  CHAPTERS_UNREAD: 'warning',
  CHARACTER_FORBIDDEN: 'warning',
  CHARACTER_REPAIRED: 'warning',
  CLOCK_BEHIND: 'error',
  COMMENT_OPEN: 'error',
  COMMENT_REMOVED: 'note',
  CONTENT_REMOVED: 'warning',
  DATE_BEFORE_1970: 'warning',
  DATE_HOUR_UNCLEAR: 'warning',
  DATE_IN_GAP: 'error',
  DATE_IN_OVERLAP: 'warning',
  DATE_MISSING: 'error',
  DATE_OFFSET_MISMATCH: 'warning',
  DATE_UNREADABLE: 'error',
  DATE_WEEKDAY_WRONG: 'error',
  DATE_WITHOUT_TIME: 'note',
  DATES_DISAGREE: 'error',
  DEPLOY_BUSY: 'error',
  DEPLOY_CONFLICT: 'error',
  DEPLOY_DIFFERS: 'note',
  DEPLOY_FAILED: 'error',
  DEPLOY_KEPT: 'note',
  DEPLOY_SKIPPED: 'note',
  DEPLOY_STALE: 'error',
  DEPLOY_TAKEN: 'error',
  DEPLOY_UNSAFE: 'error',
  DURATION_DIFFERS: 'warning',
  ELEMENT_UNKNOWN: 'warning',
  EMBED_LINKED: 'note',
  ENCLOSURE_UNMEASURED: 'warning',
  ENTRY_HELD: 'warning',
  ENTRY_UNMATCHED: 'warning',
  EPISODE_PICTURE: 'warning',
  EPISODE_TWICE: 'warning',
  EPISODE_UNNUMBERED: 'warning',
  EPISODE_WITHOUT_AUDIO: 'warning',
  FEED_BROKEN: 'error',
  FEED_DATE: 'error',
  FEED_DATE_LOCAL: 'note',
  FEED_DOCTYPE: 'error',
  FEED_EMPTY: 'warning',
  FEED_ENTRY: 'warning',
  FEED_LARGE: 'warning',
  FEED_MEDIA: 'note',
  FEED_MEDIA_MISSING: 'warning',
  FEED_NOT_MOVED: 'error',
  FEED_OLDER: 'warning',
  FEED_PART: 'note',
  FEED_UNPUBLISHED: 'warning',
  FIELD_MISSPELT: 'warning',
  FIELD_UNUSED: 'warning',
  FIELD_WRONG: 'error',
  FILE_CHANGED: 'error',
  FILE_FOREIGN: 'note',
  FILE_LARGE: 'error',
  FILE_MISSING: 'error',
  FILE_OUTSIDE: 'error',
  FILE_TWINS: 'error',
  FILE_UNREADABLE: 'error',
  FOLDER_FIELDS_UNREAD: 'warning',
  FOLDER_MISSING: 'error',
  FOLDER_OUTSIDE: 'error',
  FOLDER_UNCLEAR: 'warning',
  FORMAT_UNREAD: 'note',
  FRAGMENT_MISSING: 'warning',
  FRONT_MATTER_OPEN: 'error',
  HEAD_LINE_UNKNOWN: 'warning',
  ID_CHANGED: 'error',
  ID_DUPLICATE: 'error',
  ID_LOST: 'error',
  ID_NOT_URI: 'note',
  ID_UNCLEAR: 'error',
  IGNORE_UNUSED: 'note',
  IN_NO_FEED: 'note',
  JSON_BROKEN: 'error',
  KEPT_MISSING: 'warning',
  LFS_POINTER: 'error',
  LINK_BROKEN: 'warning',
  LINK_DIFFERS: 'warning',
  LINK_OUTSIDE: 'warning',
  LINK_UNKNOWN: 'warning',
  LOCK_DAMAGED: 'error',
  LOCK_DUPLICATE: 'error',
  LOCK_IGNORED: 'note',
  LOCK_MERGED: 'note',
  LOCK_UNTRACKED: 'note',
  MAP_WRONG: 'error',
  MDX_CODE: 'error',
  MEDIA_SCRIPT: 'warning',
  MEDIA_TAKEN: 'warning',
  MOSTLY_UNREAD: 'error',
  MOVE_UNCERTAIN: 'warning',
  NAMES_ALIKE: 'warning',
  NAME_RESERVED: 'note',
  NOT_UTF8: 'error',
  NO_ITEMS: 'warning',
  OUTPUT_BROKEN: 'error',
  OUTPUT_DIFFERS: 'error',
  OUTPUT_STALE: 'note',
  PAGE_SHARED: 'error',
  PICTURE_MISSING: 'error',
  PICTURE_OUTSIDE: 'error',
  PICTURE_UNREADABLE: 'error',
  PICTURE_WITHOUT_ALT: 'warning',
  PUBLISHED_MOVED: 'warning',
  PURGE_FAILED: 'warning',
  RECORDING_BROKEN: 'warning',
  RECORDS_DISCARDED: 'note',
  REDIRECT_ONLY: 'note',
  SERVED_CACHE_TIME: 'warning',
  SERVED_DIFFERS: 'warning',
  SERVED_ENCODING: 'warning',
  SERVED_INSECURE: 'warning',
  SERVED_LIMITED: 'note',
  SERVED_REDIRECTS: 'warning',
  SERVED_STALE: 'warning',
  SERVED_TYPE: 'warning',
  SERVED_UNASKED: 'note',
  SERVED_UNREACHABLE: 'error',
  SERVED_WITHOUT_304: 'warning',
  SERVED_WITHOUT_CORS: 'warning',
  SERVED_WITHOUT_GZIP: 'warning',
  SERVED_WITHOUT_LINK: 'warning',
  SERVED_WITHOUT_POLICY: 'warning',
  SERVED_WITHOUT_RANGES: 'warning',
  SETTING_MISSING: 'error',
  SETTING_PLACEHOLDER: 'warning',
  SETTING_SECRET: 'error',
  SETTING_UNKNOWN: 'error',
  SETTING_WRONG: 'error',
  SHOW_UNFIT: 'warning',
  TAGS_SHARED: 'warning',
  TAKEDOWN_REFUSED: 'error',
  TAKEDOWN_UNPROVEN: 'error',
  TAKEDOWN_UNSURE: 'error',
  TEMPLATE_CODE: 'warning',
  TIME_DIFFERS: 'warning',
  TITLE_DIFFERS: 'note',
  TITLE_MISSING: 'error',
  TRAILER_EMPTY: 'warning',
  TRANSCRIPT_TYPE: 'warning',
  TOML_BROKEN: 'error',
  TRANSCRIPT_UNREAD: 'warning',
  UNLISTED_WITHOUT_PAGE: 'warning',
  UNPUBLISHES_MANY: 'error',
  UPDATED_BEFORE_PUBLISHED: 'warning',
  UPDATED_IN_FUTURE: 'warning',
  YAML_BROKEN: 'error',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof SEVERITY;

/** A problem without its place. */
export interface Fault {
  readonly code: ProblemCode;
  /** What was expected, and what was found. */
  readonly message: string;
  /** What the author can do about it. */
  readonly mend: string;
}

/** A place in the author's files; line and column count characters from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A fault with its place and severity, as it is reported to the author. */
export interface Problem extends Fault, Place {
  readonly severity: Severity;
}

/** Makes a problem of a fault and its place. */
export function problemAt(place: Place, fault: Fault): Problem {
  const { file, line, column } = place;
  const { code, message, mend } = fault;
  return { severity: SEVERITY[code], code, file, line, column, message, mend };
}

/** True if one of the problems stops the run from writing. */
export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/**
 * A fault in the habit of all our messages: expected, found, mend.
 *
 * @example expected('DATE_UNREADABLE', 'a date', '31/02/2014', 'February 2014 has 28 days')
 */
export function expected(code: ProblemCode, what: string, found: string, mend: string): Fault {
  return { code, message: `expected ${what}, found ${quoted(found)}`, mend };
}

/** An element or a component that nobody knows here, as it is written. */
export function unknownElement(found: string): Fault {
  const mend = `what is in it is kept, and what else it would show is left out; write that as Markdown or HTML, or \\< where a sign is meant`;
  return expected('ELEMENT_UNKNOWN', 'an element of HTML', found, mend);
}

/** An author's text as messages quote it: on one line, shortened to 60 characters. */
export function quoted(text: string): string {
  const line = onOneLine(text);
  const characters = [...line];
  return line === ''
    ? 'nothing'
    : `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : line}"`;
}
