import { hasProgram, run } from '../../support/program.ts';

/** What wrk tells of a server under load. */
export interface Load {
  readonly requests: number;
  readonly requestsASecond: number;
  /** What went wrong, in wrk's words; empty when nothing did. */
  readonly faults: readonly string[];
}

/**
 * Answers whether these programs are on this machine, each of the Debian package of that name.
 *
 * Where one is missing, what needs it is skipped: a developer is told so in one line.
 *
 * @throws on CI (`CI=true`), naming the Debian packages to install.
 */
export function hasRequired(
  packages: readonly string[],
  isHere: (program: string) => boolean = hasProgram,
  { CI }: Readonly<NodeJS.ProcessEnv> = process.env,
): boolean {
  const missing = packages.filter((name) => !isHere(name));
  if (missing.length === 0) return true;
  const cure = `apt-get install ${missing.join(' ')}`;
  if (CI === 'true')
    throw new Error(`expected ${packages.join(', ')}, but found no ${missing.join(', ')} (${cure})`);
  console.warn(`load tests skipped, for it is not on this machine: ${missing.join(', ')} (${cure})`);
  return false;
}

/** Asks for an address for some seconds, as often as it is answered. */
export async function load(url: string, args: readonly string[]): Promise<Load> {
  const told = await run('wrk', ['--timeout', '20s', ...args, url]);
  const numberIn = (pattern: RegExp) => Number(pattern.exec(told)?.[1]);
  return {
    requests: numberIn(/(\d+) requests in/),
    requestsASecond: numberIn(/Requests\/sec:\s+([\d.]+)/),
    faults: told.split('\n').filter((line) => /Socket errors|Non-2xx/.test(line)),
  };
}
