import { isTimeZone } from '../dates/zone.ts';
import { findNearest } from '../model/findNearest.ts';
import { parseAddress } from '../model/parseAddress.ts';

/** An option without a value: one row of `--help`. */
export interface Flag {
  /** A line break in it is kept; `--help` breaks longer lines by itself. */
  readonly summary: string;
  /** True for an option that `--help` lists after the others. */
  readonly isRare?: boolean;
  /** The letter that stands for it, behind one dash. */
  readonly short?: string;
  /** What may follow it, behind `=`. */
  readonly value?: Pick<ValueOption, 'placeholder'> & Required<Pick<ValueOption, 'parse'>>;
}

/** An option with a value. */
export interface ValueOption extends Flag {
  /** How `--help` shows the value. */
  readonly placeholder: string;
  /**
   * Without it the value is the text itself.
   *
   * @throws Error whose message says what was expected and found
   */
  readonly parse?: (text: string) => unknown;
  /** True for an option that may be given several times: its value is a list. */
  readonly isRepeatable?: boolean;
}

/** Options by their names on the command line, without the dashes. */
export type Options = Readonly<Record<string, Flag | ValueOption>>;

/** What a command line gives for options: undefined for a value that is not there, false for a flag. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { isRepeatable: true }
    ? readonly string[]
    : O[Name] extends { parse: (text: string) => infer T }
      ? T | undefined
      : O[Name] extends { value: { parse: (text: string) => infer T } }
        ? T | boolean
        : O[Name] extends ValueOption
          ? string | undefined
          : boolean;
};

/** What every command takes. */
export const GLOBAL_OPTIONS = {
  root: { placeholder: 'DIR', summary: 'the folder that feed.yaml is in (default: .)' },
  now: {
    placeholder: 'TIME',
    summary: 'publish as at this time, in RFC 3339 (default: the clock)',
    parse: parseNow,
  },
  json: { summary: 'print the report as one JSON object' },
  quiet: { short: 'q', summary: 'print nothing but errors and warnings' },
  help: { short: 'h', summary: 'print this, or the help of a command' },
  version: { short: 'V', summary: 'print the version' },
} satisfies Options;

export const TIME_ZONE = {
  placeholder: 'ZONE',
  summary:
    'the time zone of a publication that has no feed.yaml yet, like Pacific/Auckland (init: else that of this machine)',
  parse: (text: string): string => {
    if (isTimeZone(text)) return text;
    const nearest = findNearest(text, Intl.supportedValuesOf('timeZone'));
    const hint = nearest === undefined ? '' : ` - did you mean ${nearest}?`;
    throw new Error(`expected --time-zone like Pacific/Auckland, found "${text}"${hint}`);
  },
};
export const SITE_URL = {
  placeholder: 'URL',
  summary: 'where output/ will be served; import: the address of the site, where the feed says none',
  parse: parseUrl,
};
export const LANGUAGE = {
  placeholder: 'TAG',
  summary:
    'the language of the articles of a publication that has no feed.yaml yet, like en-NZ (init: else that of this machine; import: else what the feed says)',
  parse: parseLanguage,
};
export const DRY_RUN: Flag = { summary: 'tell what would be written, and write nothing' };
export const OVERWRITE: Flag = {
  summary: 'deliver though somebody else has delivered articles that are not here, or is about to',
};
export const NO_VERIFY: Flag = { summary: 'do not look from outside whether what was delivered is served' };
export const TAKEDOWN = {
  placeholder: 'ID',
  summary:
    'take an article away for good that was withdrawn or deleted, with the media that it alone had, and prove that it is gone; several times for several',
  isRepeatable: true,
} as const satisfies ValueOption;
export const ALLOW_PRIVATE: Flag = { summary: 'fetch from private and loopback addresses too' };
export const SERVED = {
  summary:
    "ask for the feeds, a page and a file where they are served (url:, or this address), too, and the hosts of a show's recordings",
  isRare: true,
  value: { placeholder: 'URL', parse: (text: string): string => parseUrl(text, '--served=URL ') },
};
export const VERBOSE: Flag = { summary: 'list the files, one by one' };
export const STRICT: Flag = { summary: 'take warnings for errors' };
export const KEEP_GOING: Flag = {
  summary: 'leave articles with errors out, as onError: skip does, and publish the others',
};
export const REISSUE: Flag = { summary: 'accept ids that differ from those that subscribers have' };
export const UNPUBLISH: Flag = {
  summary:
    'accept that articles are taken out of the feeds: many at once, or by a time\nbefore that of what subscribers have',
};

export const NO_FOLLOW: Flag = {
  summary: 'of a feed at an address, only this document: not those with older articles that it leads to',
};
export const MEDIA: Flag = {
  summary: 'fetch the pictures and recordings of the articles too, and put them into items/media',
};
export const DRAFTS: Flag = {
  summary: 'of an export, drafts and what is scheduled too: their files say draft: true',
};
export const PAGES: Flag = { summary: 'of an export, pages too: their files say unlisted: true' };
export const ONTO: Flag = {
  summary: 'make no articles; give those that are here the ids by which subscribers of the feed know them',
};
export const MAP: ValueOption = {
  placeholder: 'FILE',
  summary: 'with --onto: which entry is which file; a FILE that is not there is written, to be filled in',
};

/** @throws Error for what is no address on http or https */
function parseUrl(text: string, name = '--url '): string {
  const url = parseAddress(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new Error(`expected ${name}like https://news.example.nz/, found "${text}"`);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** @throws Error for what is no BCP 47 tag */
function parseLanguage(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text;
  } catch {
    throw new Error(`expected --language like en-NZ, found "${text}"`);
  }
}

/** An RFC 3339 time (section 5.6), with its offset. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

function parseNow(text: string): Date {
  const now = new Date(TIME.test(text) ? text : Number.NaN);
  // `Date` makes 3 March of 31 February, and the next day of 24:00.
  const clock = text.slice(0, 19).toUpperCase();
  if (Number.isNaN(now.getTime()) || new Date(`${clock}Z`).toISOString().slice(0, 19) !== clock)
    throw new Error(`expected --now as 2014-12-21T20:03:00+13:00, found "${text}"`);
  return now;
}
