import type { WriteCondition } from '../../target.ts';
import type { SshPlace } from './place.ts';
import { opening, quoted, type SshScript } from './script.ts';

/** So many manifests stay: whoever is about to read one still finds it. */
const KEPT_MANIFESTS = 5;

/** Asks for the manifest. The answer says whether there are leftovers. */
export function manifestScript(place: SshPlace): SshScript {
  return `${opening(place)}
newest
left=0
if [ -n "$(leftovers)" ]; then left=1; fi
if [ "$n" = 0 ]; then end absent "$left"; fi
say found "$n" "$left"
cat "$store/manifests/$n"
`;
}

/** Asks for a file that is served. */
export function fileScript(place: SshPlace, file: string): SshScript {
  return `${opening(place)}
file=$path/${quoted(file)}
if [ ! -f "$file" ]; then end absent 0; fi
say found file 0
cat "$file"
`;
}

/** A manifest that is to be written, of which the bytes come after the script. */
export interface ManifestWrite {
  readonly sizeInBytes: number;
  readonly condition: WriteCondition | 'any';
  /** A word of its own for each try. */
  readonly word: string;
}

const FOLDERS = `
printf '%s\\n' "$store"
for f in "$path" "$store"/stage-*; do
  if [ -d "$f" ]; then printf '%s\\n' "$f"; fi
done
`;

/** Asks where the store is, and where older versions of files may be. */
export function foldersScript(place: SshPlace): SshScript {
  return `${opening(place)}
say folders
${FOLDERS}`;
}

/** Writes the manifest. The answer has the folders too. */
export function putScript(place: SshPlace, { sizeInBytes, condition, word }: ManifestWrite): SshScript {
  const wanted =
    typeof condition === 'string' ? { absent: '0', any: '"$n"' }[condition] : quoted(condition.version);
  return `${opening(place)}
mkdir -p -m "$mode" "$store"
mkdir -p "$store/manifests"
new=$store/manifests/.new-${word}
receive "$new" ${sizeInBytes}
newest
if [ "$n" != ${wanted} ]; then
  rm -f "$new"
  end refused
fi
next=$((n + 1))
if ! ln "$new" "$store/manifests/$next" 2>/dev/null; then
  if [ -e "$store/manifests/$next" ]; then
    rm -f "$new"
    end refused
  fi
  ln "$new" "$store/manifests/$next"
fi
rm -f "$new"
newest
if [ "$n" -ge $((next + ${KEPT_MANIFESTS})) ]; then
  rm -f "$store/manifests/$next"
  end refused
fi
for f in "$store"/manifests/*; do
  if is_numbered "$f" && [ $((\${f##*/} + ${KEPT_MANIFESTS})) -le "$n" ]; then rm -f "$f"; fi
done
# Another one may be removing its own meanwhile.
find "$store/manifests" -name '.new-*' -mtime +0 -exec rm -f {} + 2>/dev/null || :
say written "$next"
${FOLDERS}`;
}
