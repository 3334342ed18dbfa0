import { printable } from './printable.ts';
import type { Edge } from './session.ts';

/** Asks whoever sits at the terminal, again where the answer cannot be used. Nothing but a line end is the answer in brackets. */
export async function ask(
  question: string,
  fallback: string,
  parse: (text: string) => string,
  readAnswer: () => Promise<string>,
  { stdout, stderr }: Pick<Edge, 'stdout' | 'stderr'>,
): Promise<string> {
  for (;;) {
    stdout.write(printable`${question} (${fallback}): `);
    const answer = (await readAnswer()) || fallback;
    try {
      return parse(answer);
    } catch (error) {
      stderr.write(printable`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
