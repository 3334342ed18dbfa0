import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/publish/readSettings.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { SETTINGS } from '../support/publication.ts';

function read(people: string, files: Files) {
  const publication = readSettings(memoryDisk({ 'feed.yaml': `${SETTINGS}people: ${people}\n`, ...files }));
  return {
    persons: publication.settings?.persons,
    told: tellAll(publication.problems),
    dependencies: [...(publication.settings ? (publication.dependencies ?? []) : [])].map(([path]) => path),
  };
}

describe('people', () => {
  it('are those of a file, in YAML, JSON or TOML', () => {
    const ana = { ana: { name: 'Ana Lee' } };
    expect(read('authors.yml', { 'authors.yml': 'ana: { name: Ana Lee }' })).toEqual({
      persons: ana,
      told: '',
      dependencies: ['authors.yml'],
    });
    expect(read('a.json', { 'a.json': '{\n\t"ana": { "name": "Ana Lee" }\n}' }).persons).toEqual(ana);
    expect(read('a.toml', { 'a.toml': '[ana]\nname = "Ana Lee"' }).persons).toEqual(ana);
  });

  it('are those of a folder, each in a file by the key', () => {
    const files = {
      'data/authors/ana.yaml': 'name: Ana Lee',
      'data/authors/ben.toml': 'name = "Ben Wu"',
      'data/authors/README.md': 'Who we are.',
    };
    expect(read('[data/authors]', files)).toEqual({
      persons: { ana: { name: 'Ana Lee' }, ben: { name: 'Ben Wu' } },
      told: '',
      dependencies: ['data/authors', 'data/authors/ana.yaml', 'data/authors/ben.toml'],
    });
  });

  it('are each there once: the first counts', () => {
    const files = { 'a.yml': 'ana: Ana\nben: Ben', 'b.yml': 'ana: Other\ncy: Cy' };
    const names = { ana: { name: 'Ana' }, ben: { name: 'Ben' }, cy: { name: 'Cy' } };
    expect(read('[a.yml, b.yml]', files).persons).toEqual(names);
  });

  it('may have a key that every object has', () => {
    const { persons = {} } = read('people', {
      'people/__proto__.yml': 'name: Ana',
      'people/b.yml': 'name: Ben',
    });
    expect(Object.entries(persons)).toEqual([['__proto__', { name: 'Ana' }], expect.anything()]);
  });

  it('may be the authors of feed.yaml', () => {
    const settings = `${SETTINGS}people: a.yml\nauthors: [ana, Ben Wu]\n`;
    const disk = memoryDisk({ 'feed.yaml': settings, 'a.yml': 'ana: Ana Lee' });
    expect(readSettings(disk).settings?.authors).toEqual([{ name: 'Ana Lee' }, { name: 'Ben Wu' }]);
  });

  it('that are not there are an error in feed.yaml', () => {
    expect(read('[authors.yml, data/authors/]', {}).told).toBe(
      [
        'feed.yaml:7:10 error SETTING_WRONG expected a file of people, or a folder of them, found "authors.yml" - there is none; put it there, or mend people:',
        'feed.yaml:7:23 error SETTING_WRONG expected a file of people, or a folder of them, found "data/authors" - there is none; put it there, or mend people:',
      ].join('\n'),
    );
    expect(read('./authors.yml', {}).told).toContain('feed.yaml:7:9 error');
  });

  it('that are wrong are told in their own file', () => {
    expect(read('a.yml', { 'a.yml': 'ana: { email: x }' }).told).toContain('a.yml:1:15 error FIELD_WRONG');
    expect(read('a.yml', { 'a.yml': 'ana: [' }).told).toContain('a.yml:1:7 error YAML_BROKEN');
    expect(read('a.yml', { 'a.yml': Buffer.from([0xff]) }).told).toContain('a.yml:1:1 error NOT_UTF8');
  });
});
