import { expect, it } from 'vitest';
import { withoutPassword } from '../../src/model/withoutPassword.ts';

it.each([
  ['https://ana:hunter2@news.example.nz/feed?a=@b', 'https://news.example.nz/feed?a=@b'],
  ['HTTP://token@news.example.nz', 'HTTP://news.example.nz'],
  ['//ana:p@ss@news.example.nz/', '//news.example.nz/'],
  ['at https://a:b@c.example/ and https://d:e@f.example/', 'at https://c.example/ and https://f.example/'],
  ['https://news.example.nz/@ana', 'https://news.example.nz/@ana'],
  ['ana@news.example.nz', 'ana@news.example.nz'],
])('%s is printed as %s', (text, printed) => {
  expect(withoutPassword(text)).toBe(printed);
});
