/** Something of a name, at a line. */
export interface Found {
  readonly name: string;
  readonly line: number;
}

/** How many there are of each name, with the line of the first, in the order of the first. */
export function countByName(found: readonly Found[]): { name: string; count: number; line: number }[] {
  const counts = new Map<string, { name: string; count: number; line: number }>();
  for (const { name, line } of found) {
    const one = counts.get(name);
    if (one) one.count += 1;
    else counts.set(name, { name, count: 1, line });
  }
  return [...counts.values()];
}

/** The same of entries that are left out, by their kinds. */
export function countByKind(found: readonly Found[]): { kind: string; count: number; line: number }[] {
  return countByName(found).map(({ name, count, line }) => ({ kind: name, count, line }));
}
