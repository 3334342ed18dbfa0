/**
 * What services have been told of: hashes of files by their paths, by the services' names. Of a file that is gone the hash is an
 * empty text.
 */
export type Told = ReadonlyMap<string, ReadonlyMap<string, string>>;

const VERSION = 1;
const HEAD = JSON.stringify({ told: VERSION });

/** Formats what services have been told of. Lines may be added to it. */
export function formatTold(told: Told): string {
  const lines = [...told].flatMap(([service, files]) =>
    [...files].map(([path, hash]) => formatTelling(service, path, hash)),
  );
  return [HEAD, ...lines].join('');
}

/** A line about a file. It begins with the end of the line before, which a kill may have cut. */
export function formatTelling(service: string, path: string, hash: string): string {
  return `\n${JSON.stringify([service, path, hash])}`;
}

/** Reads what services have been told of: of a file, what was said last. What is damaged counts as none. */
export function parseTold(text: string): Told {
  const [head, ...lines] = text.split('\n');
  const told = new Map<string, Map<string, string>>();
  if (head !== HEAD) return told;
  for (const line of lines) {
    const row = readRow(line);
    if (row === undefined) continue;
    const [service, path, hash] = row;
    told.set(service, (told.get(service) ?? new Map<string, string>()).set(path, hash));
  }
  return told;
}

function readRow(line: string): readonly [string, string, string] | undefined {
  try {
    const row: unknown = JSON.parse(line);
    const isRow = Array.isArray(row) && row.length === 3 && row.every((one) => typeof one === 'string');
    return isRow ? (row as [string, string, string]) : undefined;
  } catch {
    return undefined;
  }
}
