import type ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  annotation,
  joined,
  printable,
  printableJson,
  printableLines,
  styled,
} from '../../src/cli/printable.ts';
import { programOf, ROOT } from '../support/compiler.ts';
import { shown } from './commandLine.ts';

describe('printable', () => {
  it.each([
    ['a\u001b[2J', 'a\\x1b[2J'],
    ['a\u009b2J', 'a\\x9b2J'],
    ['a\u0000\u0007\u007f', 'a\\x00\\x07\\x7f'],
    ['a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
    ['a\u0085b\u2028c\u2029d', 'a\\x85b\\u2028c\\u2029d'],
    ['\u202egpj.exe\u202c', '\\u202egpj.exe\\u202c'],
    ['\u061c\u200e\u200f\u2066\u2069', '\\u061c\\u200e\\u200f\\u2066\\u2069'],
    ['\ud83c \udf89', '\\ud83c \\udf89'],
    ['\ufeff\ufffe\u{1ffff}', '\\ufeff\\ufffe\\u{1ffff}'],
  ])('shows what it is in a value that cannot be printed: %j', (value, expected) => {
    expect(shown(printable`${value}`)).toBe(expected);
  });

  it('leaves text of all scripts, emoji and spaces as they are', () => {
    const text = 'Ōtākou, שלום, مرحبا, 日本, 🎉, 👩‍👩‍👧, نمی‌خواهم, 10\u202f000';
    expect(shown(printable`${text}`)).toBe(text);
  });

  it('leaves what the program says as it is, and what is printable already', () => {
    expect(shown(printable`a\n${printable`b\n${'c\n'}`}\n`)).toBe('a\nb\nc\\n\n');
    expect(shown(printable`${joined([printable`a`, printable`b`], printable`\n`)}`)).toBe('a\nb');
  });

  it('leaves the colours of the program, and none of a value', () => {
    expect(shown(styled('red', '\u001b[32mx'))).toBe('\u001b[31m\\x1b[32mx\u001b[39m');
  });

  it('keeps the lines of a text that has lines', () => {
    expect(shown(printableLines('one\n\ttwo\r\nthree\u001b'))).toBe('one\n\\ttwo\\r\nthree\\x1b');
  });

  it('is the only way to a stream: texts are refused by the compiler', () => {
    const path = `${ROOT}src/cli/example.ts`;
    const text = `
import { printable, type Printable } from './printable.ts';
import type { Edge } from './session.ts';
export function print({ stdout, stderr }: Edge, title: string): void {
  stdout.write(printable\`\${title}\`);
  stdout.write(title);
  stderr.write(\`\${title}\`);
  const made: Printable = {};
  const cast = title as Printable;
  stdout.write([made, cast].join());
}`;
    const program = programOf([path], new Map([[path, text]]));
    const file = program.getSourceFile(path) as ts.SourceFile;
    const lines = program
      .getSemanticDiagnostics(file)
      .map(({ start = 0 }) => file.getLineAndCharacterOfPosition(start).line + 1);
    expect(lines).toEqual([6, 7, 8, 9, 10]);
  }, 120_000);
});

describe('printableJson', () => {
  it('is the same value, with nothing in it that a terminal or a log obeys', () => {
    const value = { 'k\u009b': ['\u001b[2J', '\u202e\u2028', '\ud83c', '🎉 ##[error]x ###[b]', '\u{1ffff}'] };
    const json = shown(printableJson(value));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}|\p{Cs}|\u2028|##\[|\p{NChar}/u);
    expect(json).toContain('🎉');
  });
});

describe('in the log of a CI service', () => {
  it.each([
    ['::error::PWN', '\\x3a:error::PWN'],
    ['  ::set-output name=a::b', '  \\x3a:set-output name=a::b'],
    ['\u00a0\u3000::error::', '\u00a0\u3000\\x3a:error::'],
    ['a ##[error]b', 'a #\\x23[error]b'],
    ['###[add-mask]x', '##\\x23[add-mask]x'],
    ['##vso[task.complete]', '#\\x23vso[task.complete]'],
    ['##teamcity[buildStop]', '#\\x23teamcity[buildStop]'],
  ])('%j is no command', (title, expected) => {
    expect(shown(printable`${title}: 3 articles\n`, true)).toBe(`${expected}: 3 articles\n`);
    expect(shown(printable`${title}: 3 articles\n`)).toBe(`${title}: 3 articles\n`);
  });

  it('no command is made of a value and what stands around it', () => {
    expect(shown(printable`${':'}:error::\n${'##'}[x]\n`, true)).toBe('\\x3a:error::\n#\\x23[x]\n');
    expect(shown(printable`a\n${styled('bold', '::error::')}`, true)).toBe(
      'a\n\u001b[1m\\x3a:error::\u001b[22m',
    );
    expect(shown(printable`${styled('bold', ':')}:`, true)).toBe('\u001b[1m\\x3a\u001b[22m:');
    expect(shown(printable`${styled('bold', '#')}#[`, true)).toBe('\u001b[1m#\u001b[22m\\x23[');
  });

  it('an annotation is one, and its texts make no other', () => {
    const evil = 'x\n::error::PWN%0A##[error]y, z';
    expect(shown(annotation('notice', { file: evil, line: 3 }, evil), true)).toBe(
      '::notice file=x\\n%3A%3Aerror%3A%3APWN%250A#\\x23[error]y%2C z,line=3::x\\n::error::PWN%250A#\\x23[error]y, z\n',
    );
  });
});
