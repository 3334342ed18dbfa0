import type { SiteFolder } from './foundSite.ts';

/** What a package.json says; nothing if it is broken. */
export function packageIn(folder: SiteFolder): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(folder.text('package.json') ?? '{}');
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

/** True if the package of a folder needs another. */
export function dependsOn(folder: SiteFolder, name: string): boolean {
  const { dependencies, devDependencies } = packageIn(folder);
  return [dependencies, devDependencies].some(
    (list) => typeof list === 'object' && list !== null && name in list,
  );
}
