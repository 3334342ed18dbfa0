import { htmlAttacks, markdownAttacks } from '../../html/attacks.ts';
import { plainArticleOf } from '../corpus/plain.ts';
import type { Chance } from './chance.ts';

/** Texts that have broken programs of this kind: each is one that a careless line of code takes for something else. */
const CLASSICS = [
  '',
  ' ',
  '-',
  '~',
  'null',
  'true',
  'NaN',
  '-0',
  '1e999',
  '9007199254740993',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '/etc/passwd',
  'file:///etc/passwd',
  'C:\\con',
  'con',
  'nul.md',
  '..',
  '.',
  '$(touch x)',
  '`touch x`',
  "'; DROP TABLE articles; --",
  '%s%n%x',
  '%00',
  '%zz',
  '$'.concat('{7*7}'),
  '{{ 7*7 }}',
  '{% raw %}',
  '$1$&$`',
  '\\',
  '\\u0000',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&#0;',
  '&#xD800;',
  '&#1114112;',
  '&nosuch;',
  '&amp;lt;script&amp;gt;',
  '::error file=x::y',
  '##[error]z',
  '::set-output name=x::y',
  '*alias',
  '&anchor x',
  '!!js/function "x"',
  '!!binary aGk=',
  '<<: *x',
  '? a',
  '- - - x',
  '{a: {b: [c',
  '[[[[',
  '"unfinished',
  '|',
  '>-',
  '---',
  '...',
  '+++',
  '# no comment',
  'a: b: c',
  '\t',
  'http://',
  'https://exa mple.nz/ä?ö#ü',
  'https://user:word@news.example.nz:99999/',
  'https://[::1]:1/',
  'https://xn--/',
  'http://127.0.0.1:1/%ff',
  '//news.example.nz',
  'mailto:a@b@c',
  'data:image/png;base64,iVBORw0KGgo=',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>',
  'javascript:alert(1)',
  'urn:uuid:00000000-0000-0000-0000-000000000000',
  'tag:news.example.nz,2014:x',
  '2014-12-21T20:03:00+13:00',
  '2014-02-30',
  '99999-01-01',
  '0000-00-00T00:00:00Z',
  'Sunday, 8.03pm',
  '২০১৪-১২-২১',
] as const;

/** Characters that somebody reads otherwise than the others. */
const ODD_CODES = [
  0x00, 0x01, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x1f, 0x22, 0x27, 0x3c, 0x5c, 0x60, 0x7f, 0x80,
  0x85, 0x90, 0x9b, 0x9f, 0xa0, 0xad, 0x300, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0x2069,
  0xd800, 0xdc00, 0xdfff, 0xe000, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1f468, 0x1fffe, 0xe0001, 0x10ffff,
];

/** What is cheap to write many times, and costly to read for a program that looks back. */
const REPEATED = [
  ...[
    'a',
    ' ',
    '\n',
    '\t',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '&',
    '#',
    '|',
    '-',
    '=',
    '\\',
    '~',
    '$',
  ],
  ...[
    '![',
    '](',
    '<b>',
    '</b>',
    '<!--',
    '&#',
    '&amp;',
    '> ',
    '- ',
    '1. ',
    '* a\n',
    'a|',
    '[a]: ',
    '[^1]',
    '\u0301',
  ],
  ...[
    '<table>',
    '<svg>',
    '<math>',
    '{{< ',
    '{% ',
    ':::',
    '[[',
    '***a',
    '**a*',
    '<a href=',
    'a@',
    'http://a',
    '`` ',
  ],
  ...[
    '"a": ',
    'a: &a [*a]\n',
    'a:\n ',
    '[a,',
    '{a: ',
    'é',
    'ﬀ',
    '👩‍👩‍👧',
    'www.a.',
    '== ',
    '^',
    '$$',
    '\\(',
    ': a\n',
    '*[a]: b\n',
  ],
] as const;

const ATTACKS = [htmlAttacks, markdownAttacks].flatMap((kinds) => Object.values(kinds).flat());

/** Words in the order in which articles have them. */
const WORDS = Array.from({ length: 5 }, (_, n) => plainArticleOf(n, 5).text)
  .join(' ')
  .match(/\p{L}+/gu) ?? [''];

/** A few ordinary words. */
export function plainWords(chance: Chance): string {
  const start = chance.below(WORDS.length);
  return WORDS.slice(start, start + 1 + chance.below(8)).join(' ');
}

/** A text that somebody may have put anywhere in order to break something. */
export function hostileText(chance: Chance): string {
  const makers = [
    () => chance.oneOf(CLASSICS),
    () => chance.oneOf(CLASSICS),
    () => chance.oneOf(ATTACKS),
    () => oddCharacters(chance),
    () => `${plainWords(chance)}${oddCharacters(chance)}${plainWords(chance)}`,
    () => repeated(chance),
    () => chance.bytes(chance.below(40)).toString('latin1'),
    () => chance.upTo(4, () => hostileText(chance)).join(chance.oneOf(['', ' ', '\n', ', '])),
  ];
  return chance.oneOf(makers)();
}

/** The same as bytes, some of which are in no encoding. */
export function hostileBytes(chance: Chance): Buffer {
  return chance.isLikely(0.4) ? chance.bytes(chance.below(60)) : Buffer.from(hostileText(chance));
}

function oddCharacters(chance: Chance): string {
  return String.fromCodePoint(...chance.upTo(6, () => chance.oneOf(ODD_CODES)));
}

/** Mostly short: one in forty is long. */
function repeated(chance: Chance): string {
  const count = chance.isLikely(0.025) ? 20_000 : chance.oneOf([2, 7, 30, 100, 400]);
  return chance.oneOf(REPEATED).repeat(count);
}
