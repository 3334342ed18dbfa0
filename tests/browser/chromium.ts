import { type Browser, chromium } from 'playwright-core';
import { hasFiles } from '../support/program.ts';

/** A browser of an article's readers: headless, silent, and with nothing to say to its maker. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Gives the path of Debian's Chromium, or of the one that `CHROMIUM` names.
 *
 * Where it is missing, what needs a browser is skipped: a developer is told so in one line.
 *
 * @returns undefined when it is not on this machine
 * @throws on CI (`CI=true`), naming the Debian package to install.
 */
export function requiredChromium(env: Readonly<NodeJS.ProcessEnv> = process.env): string | undefined {
  const { CI, CHROMIUM = '/usr/bin/chromium' } = env;
  if (hasFiles(CHROMIUM)) return CHROMIUM;
  const cure = 'apt-get install chromium, or name another in CHROMIUM';
  if (CI === 'true') throw new Error(`expected a browser, but found no ${CHROMIUM} (${cure})`);
  console.warn(`tests in a browser skipped, for it is not on this machine: ${CHROMIUM} (${cure})`);
  return undefined;
}

/** Starts the browser at a path. It runs until it is closed. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}
