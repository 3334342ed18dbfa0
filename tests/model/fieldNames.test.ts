import { expect, it } from 'vitest';
import { FIELDS } from '../../src/articles/fields.ts';
import { findSwitches } from '../../src/articles/keptBack.ts';
import { FIELD_NAMES, SWITCH_NAMES } from '../../src/model/fieldNames.ts';

it('are the first names of all fields, and of switches', () => {
  const firstNames = new Set(FIELDS.map(({ names }) => names[0]));
  expect(FIELD_NAMES).toEqual([...firstNames, ...SWITCH_NAMES]);
  for (const name of SWITCH_NAMES) expect(findSwitches(name)).not.toEqual([]);
});
