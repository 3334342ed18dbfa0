import { withoutForbidden } from '../../model/text.ts';
import type { JsonObject, JsonValue } from '../reader/jsonTree.ts';

/** The text of a member, or the digits of a number, without characters that XML forbids; undefined for all else, and for nothing. */
export function textAt(object: JsonObject | undefined, name: string): string | undefined {
  const value = object?.members.get(name);
  const text = value?.kind === 'text' || value?.kind === 'number' ? withoutForbidden(value.text) : '';
  return text.trim() === '' ? undefined : text;
}

/** The same; empty for all else. */
export function keyAt(object: JsonObject | undefined, name: string): string {
  return textAt(object, name) ?? '';
}

/** False for what is missing, null, false, 0 or empty. */
export function isSaid(value: JsonValue | undefined): boolean {
  if (value === undefined) return false;
  if (value.kind === 'object') return value.members.size > 0;
  if (value.kind === 'list') return value.values.length > 0;
  return !/^(?:null|false|0|\s*)$/.test(value.text);
}

/** The object in a member. */
export function objectAt(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.members.get(name);
  return value?.kind === 'object' ? value : undefined;
}

/** The objects in a list. */
export function objectsAt(object: JsonObject | undefined, name: string): readonly JsonObject[] {
  return objectsIn(object?.members.get(name));
}

export function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return value?.kind === 'list' ? value.values.filter((one) => one.kind === 'object') : [];
}

/** The texts in a list, or the one that stands for it. */
export function textsAt(object: JsonObject, name: string): readonly string[] {
  const value = object.members.get(name);
  const values = value?.kind === 'list' ? value.values : [value];
  return values.flatMap((one) => (one?.kind === 'text' ? [one.text] : []));
}
