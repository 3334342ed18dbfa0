import { describe, expect, it } from 'vitest';
import { readFile } from './markdown.ts';

const readme = readFile('README.md');

/** The code of the first block in a language. */
function blockOf(language: string): string {
  return new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? '';
}

describe('README.md', () => {
  it('shows the head of an article of the sample as it is', () => {
    const text = readFile('items/north-korea-proposes-shared-inquiry.txt');
    expect(blockOf('text').length).toBeGreaterThan(100);
    expect(text.startsWith(blockOf('text').trimEnd())).toBe(true);
  });

  it('shows what that becomes in RSS, line by line', () => {
    const item = readFile('output/rss.xml');
    const lines = blockOf('xml').split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !item.includes(line))).toEqual([]);
  });

  it('says the time that the other two formats have', () => {
    const [, time = '-'] = /say the same with `([^`]+)`/.exec(readme) ?? [];
    expect(readFile('output/atom.xml')).toContain(`<published>${time}</published>`);
    expect(readFile('output/feed.json')).toContain(`"date_published": "${time}"`);
  });

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(readFile('package.json'));
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
