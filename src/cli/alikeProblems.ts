import type { Problem } from '../model/problem.ts';

/** Of more that say the same, the first tells the number of all. */
const MAX_ALIKE = 3;

/** What was found in one place: a text in quotation marks, or a number. */
const FOUND = /"[^"]*"|\d+/g;

/** Problems of many entries: those that say the same but for what they found are told once, with their number. */
export function foldAlike(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= MAX_ALIKE) return group;
    const isSame = group.every(({ message }) => message === first.message);
    const count = isSame ? `, ${group.length} times` : ` and ${group.length - 1} more alike`;
    return [{ ...first, message: `${first.message}${count}` }];
  });
}

function keyOf({ severity, code, message, mend }: Problem): string {
  return [severity, code, message.replaceAll(FOUND, ''), mend.replaceAll(FOUND, '')].join('\n');
}
