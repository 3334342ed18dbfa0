import { expect, test } from 'vitest';
import { entryOf, importOf, LINK, told } from './material.ts';

const tellOf = (...contents: string[]) =>
  told(
    importOf(contents.map((content, index) => entryOf({ content, id: `urn:${index}`, line: index + 1 })))
      .problems,
  );

test('tells what readers do not get as it is once for the feed, with its number, where it is first', () => {
  expect(
    tellOf(
      '<p>a</p>',
      '<iframe src="https://x.example/a"></iframe><p onclick="a()">a</p><script>b()</script>',
      '<iframe src="https://x.example/b"></iframe><iframe src="https://x.example/c"></iframe><p onclick="b()">b</p>',
    ),
  ).toEqual([
    'old.xml:2 warning FEED_ENTRY expected what readers keep, found <iframe>, 3 times - it stays in the file; readers get a link to it',
    'old.xml:2 warning FEED_ENTRY expected what readers keep, found onclick=, 2 times - it stays in the file; readers do not get it',
    'old.xml:2 warning FEED_ENTRY expected what readers keep, found <script> - it stays in the file; readers do not get it',
  ]);
});

test('tells nothing of what each build tells, and of what readers get', () => {
  expect(tellOf(`<p>a <img src="a.png"> <a href="${LINK}#b">c</a> <math><mi>d</mi></math></p>`)).toEqual([]);
});
