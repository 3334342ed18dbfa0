import type { ReportProblem, Source } from './sourceText.ts';
import { parseToml } from './toml.ts';
import type { Mapping } from './value.ts';
import { parseYaml } from './yaml.ts';

/** Reads a whole file of data: TOML or JSON by the end of its name, else YAML. Undefined when it is broken, which has been reported. */
export function parseDataFile(source: Source, report: ReportProblem): Mapping | undefined {
  const { file, text } = source;
  if (/\.toml$/i.test(file)) return parseToml(source, 0, text.length, report);
  // YAML has JSON in it, but for tabs.
  const tidy = /\.json$/i.test(file) ? text.replaceAll('\t', ' ') : text;
  return parseYaml({ file, text: tidy }, 0, tidy.length, report);
}
