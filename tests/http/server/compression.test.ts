import { expect, it, vi } from 'vitest';
import { ask, LONG, page, serve } from './material.ts';

const noMemory = new Error('no memory');

vi.mock('node:zlib', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:zlib')>();
  const failOnce = (_bytes: unknown, done: (error: Error) => void) => done(noMemory);
  return { ...real, gzip: vi.fn(real.gzip).mockImplementationOnce(failOnce as typeof real.gzip) };
});

it('tells of what could not be compressed, and tries again', async () => {
  const site = await serve({ '': page(LONG) });
  const fields = { 'accept-encoding': 'gzip' };
  const answers = await Promise.all([ask(site, '/', { fields }), ask(site, '/', { fields })]);
  expect(answers.map(({ status }) => status)).toContain(500);
  expect(site.errors).toContain(noMemory);
  const again = await ask(site, '/', { fields });
  expect(again).toMatchObject({ status: 200, fields: { 'content-encoding': 'gzip' } });
  expect((await ask(site, '/')).text).toBe(LONG);
});
