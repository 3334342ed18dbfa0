import { datesOf } from './dateTokens.ts';
import type { Layout, Subject } from './subject.ts';

/** What a token is for an article; undefined if the article has no such thing. `chosen` stands in brackets behind the token. */
export type ReadToken = (subject: Subject, chosen?: string) => string | undefined;

/** How a program makes the address of an article. */
export interface Dialect<Token extends string = string> extends Layout {
  readonly tokens: Readonly<Record<Token, ReadToken>>;
  /** The field of front matter that has the whole address. */
  readonly field?: string;
  /** True if that address may have tokens. */
  readonly hasTokensInField?: true;
  /** What a template in that address is as a token; undefined for one that only the program can read. */
  readonly tokenFor?: (template: string) => string | undefined;
  /** What the program makes of the whole path, which has no slash before it. */
  readonly finish?: (path: string, isPreset: boolean, subject: Subject) => string;
}

export const DAY = /^\d{4}-\d{1,2}-\d{1,2}(?:\s*[-_]+(?=.))/;
export const CLOCK = datesOf('year', 'month', 'day', 'hour', 'minute', 'second');
export const DAYS = datesOf('year', 'month', 'day');

export const baseOf: ReadToken = ({ base }) => base;
export const undated: ReadToken = ({ base }) => base.replace(DAY, '');
export const foldersOf: ReadToken = ({ folders }) => folders.join('/');
export const pathOf: ReadToken = ({ folders, base }) => [...folders, base].join('/');
export const written: ReadToken = ({ textOf }) => textOf('slug');

/** One token, or another where an article does not have it. */
export const firstOf =
  (token: ReadToken, otherwise: ReadToken): ReadToken =>
  (subject) =>
    token(subject) ?? otherwise(subject);

export const through =
  (slug: (text: string) => string | undefined, token: ReadToken): ReadToken =>
  (subject) => {
    const text = token(subject);
    return text === undefined ? undefined : slug(text);
  };

export const titleOf: ReadToken = ({ title }) => title;
export const withSlash = (path: string) =>
  /(?:\/|\.[a-z]+)$/i.test(path) || path === '' ? path : `${path}/`;
/** The address of a folder is that of its index. */
export const withoutIndex = (path: string) => path.replace(/(^|\/)index(?:\.html|\/)?$/, '$1');
export const inLanguage = (path: string, { suffix }: Subject) =>
  suffix === undefined ? path : `${suffix}/${path}`;
