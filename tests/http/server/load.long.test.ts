import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask } from './material.ts';
import { startProgram } from './program.ts';
import { hasRequired, load } from './wrk.ts';

const mixture = fileURLToPath(new URL('./mixture.lua', import.meta.url));

describe.runIf(hasRequired(['wrk']))('two hundred who ask at once', () => {
  it.each([
    ['for the bytes', []],
    ['for what they have already', ['-H', 'If-None-Match: "a1b2c3"']],
    ['for all there is, in every coding', ['-s', mixture]],
  ])('are all answered, and without a fault: %s', async (_called, args) => {
    const program = await startProgram();
    onTestFinished(() => program.end());
    const url = `http://127.0.0.1:${program.port}/rss.xml`;
    const { requests, faults } = await load(url, ['-t2', '-c200', '-d1s', ...args]);
    expect(faults).toEqual([]);
    expect(requests).toBeGreaterThan(200);
    expect((await ask(program, '/rss.xml')).status).toBe(200);
  });
});

describe('wrk', () => {
  const missing = () => false;

  it('is asked for where it is missing, and on CI the tests do not run without it', () => {
    expect(hasRequired(['wrk'], () => true, { CI: 'true' })).toBe(true);
    expect(() => hasRequired(['wrk'], missing, { CI: 'true' })).toThrow(
      'expected wrk, but found no wrk (apt-get install wrk)',
    );
  });
});
