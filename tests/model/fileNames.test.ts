import { expect, it } from 'vitest';
import { folderNameOf, isDeviceName } from '../../src/model/fileNames.ts';

it.each(['con', 'prn', 'aux', 'nul', 'com1', 'com9', 'lpt1', 'lpt9'])('%s is a device of Windows', (name) => {
  expect(folderNameOf(name)).toBe(`${name}-`);
  expect(isDeviceName(name.toUpperCase())).toBe(true);
  expect(isDeviceName(folderNameOf(name))).toBe(false);
});

it.each(['co', 'cons', 'con-', 'icon', 'com', 'com12', 'lpt-1', 'nula', 'road'])('%s is none', (name) => {
  expect(folderNameOf(name)).toBe(name);
});
