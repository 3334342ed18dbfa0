import { unescaped } from '../../syntax/escapes.ts';

/** The languages in which configurations are programs. */
export type ProgramLanguage = 'javascript' | 'python';

/** A word, a text, a number or a sign of a program. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'pattern';
  /** As it is written; of a text what it says. */
  readonly text: string;
  readonly at: number;
  /** True for a text with something in it that is computed: `${name}`. */
  readonly isComputed: boolean;
  readonly isFirstOnLine: boolean;
  /** True if nothing stands before it on its line, no space either. */
  readonly isAtMargin: boolean;
}

interface Kind {
  readonly kind: Token['kind'] | 'nothing';
  readonly form: RegExp;
}

const WORD: Kind = { kind: 'word', form: /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y };
const NUMBER: Kind = { kind: 'number', form: /\d[\w.]*/y };
const SPACE: Kind = { kind: 'nothing', form: /\s+/y };
const PATTERN: Kind = {
  kind: 'pattern',
  // What is longer is none that anybody writes: signs that end nothing would be read again from each of them.
  form: /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,200}\/[a-z]*/y,
};

const KINDS: Readonly<Record<ProgramLanguage, readonly Kind[]>> = {
  javascript: [
    SPACE,
    { kind: 'nothing', form: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y },
    { kind: 'text', form: /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`/y },
    WORD,
    NUMBER,
    { kind: 'sign', form: /=>|\.\.\.|[=!]==?|[\s\S]/y },
  ],
  python: [
    SPACE,
    { kind: 'nothing', form: /#[^\n]*/y },
    {
      kind: 'text',
      form: /[rRuUbBfF]{0,2}(?:'''(?:[^\\]|\\[\s\S])*?'''|"""(?:[^\\]|\\[\s\S])*?"""|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*")/y,
    },
    WORD,
    NUMBER,
    { kind: 'sign', form: /==|[\s\S]/y },
  ],
};

/** After these a slash begins a regular expression. */
const BEFORE_PATTERN = /^(?:[(,=:[!&|?{};]|=>|return)$/;

/**
 * Takes a program apart, without its comments.
 *
 * @example tokensOf("base: '/blog/', // here", 'javascript').map(({ text }) => text) // ['base', ':', '/blog/', ',']
 */
export function tokensOf(program: string, language: ProgramLanguage): Token[] {
  const tokens: Token[] = [];
  let isFirstOnLine = true;
  for (let at = 0; at < program.length; ) {
    const mayBePattern = language === 'javascript' && BEFORE_PATTERN.test(tokens.at(-1)?.text ?? ';');
    const { kind, written } = match(
      program,
      at,
      mayBePattern ? [PATTERN, ...KINDS[language]] : KINDS[language],
    );
    if (kind === 'nothing') isFirstOnLine ||= written.includes('\n');
    else {
      const isText = kind === 'text';
      const isAtMargin = at === 0 || program[at - 1] === '\n';
      const isComputed = isText && isFilledIn(written, language);
      tokens.push({
        kind,
        text: isText ? contentOf(written) : written,
        at,
        isComputed,
        isFirstOnLine,
        isAtMargin,
      });
      isFirstOnLine = false;
    }
    at += written.length;
  }
  return tokens;
}

function match(program: string, at: number, kinds: readonly Kind[]) {
  for (const { kind, form } of kinds) {
    form.lastIndex = at;
    const written = form.exec(program)?.[0];
    if (written !== undefined) return { kind, written };
  }
  /* v8 ignore next -- @preserve: the last kind is any character */
  return { kind: 'sign' as const, written: program.charAt(at) };
}

function isFilledIn(written: string, language: ProgramLanguage): boolean {
  return language === 'javascript' ? /^`[\s\S]*\$\{/.test(written) : /^\w*[fF]\w*["'][\s\S]*\{/.test(written);
}

/** What a text says, between its quotation marks. */
function contentOf(written: string): string {
  const prefix = written.slice(0, written.search(/["'`]/));
  const quoted = written.slice(prefix.length);
  const width = /^(?:'''|""")/.test(quoted) && quoted.length >= 6 ? 3 : 1;
  const content = quoted.slice(width, -width);
  return /r/i.test(prefix) ? content : unescaped(content);
}
