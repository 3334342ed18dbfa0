import { expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import type { Locate } from '../../src/model/media.ts';

const handlers = Array.from({ length: 150 }, (_, n) => ` on${n}=x`).join('');
const nowhere: Locate = (reference) => ({
  kind: 'wrong',
  fault: { code: 'PICTURE_MISSING', message: reference, mend: '' },
});

test('an article is told a hundred kinds, and that there are more', () => {
  const { findings } = sanitise(`<p${handlers}>a</p>`, 'https://news.example.nz/');
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)?.fault.message).toContain('more than 100 kinds');
});

test('what keeps it from being written is told whatever the number', () => {
  const html = `<p${handlers}>a</p><img src="gone.jpg" alt="A">`;
  const { findings } = sanitise(html, 'https://news.example.nz/', nowhere);
  expect(findings.at(-1)?.fault).toMatchObject({ code: 'PICTURE_MISSING', message: 'gone.jpg' });
});
