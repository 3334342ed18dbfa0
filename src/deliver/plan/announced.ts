/**
 * What services have been told of: hashes of files by their paths, by the services' names. Of a file that is gone the hash is an
 * empty text.
 */
export type Announced = ReadonlyMap<string, ReadonlyMap<string, string>>;

const VERSION = 1;
const HEAD = JSON.stringify({ announced: VERSION });

/** Formats what services have been told of. Lines may be added to it. */
export function formatAnnounced(announced: Announced): string {
  const lines = [...announced].flatMap(([service, files]) =>
    [...files].map(([path, hash]) => formatRow(service, path, hash)),
  );
  return [HEAD, ...lines].join('');
}

/** A line about a file. It begins with the end of the line before, which a kill may have cut. */
export function formatRow(service: string, path: string, hash: string): string {
  return `\n${JSON.stringify([service, path, hash])}`;
}

/** Reads what services have been told of: of a file, what was said last. What is damaged counts as none. */
export function parseAnnounced(text: string): Announced {
  const [head, ...lines] = text.split('\n');
  const announced = new Map<string, Map<string, string>>();
  if (head !== HEAD) return announced;
  for (const line of lines) {
    const row = readRow(line);
    if (row === undefined) continue;
    const [service, path, hash] = row;
    announced.set(service, (announced.get(service) ?? new Map<string, string>()).set(path, hash));
  }
  return announced;
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
