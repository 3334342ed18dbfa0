import type { Stamp } from '../../model/stamp.ts';
import { withoutForbidden } from '../../model/text.ts';
import { dateAt, linkAt, plain, type Reading, trimmed } from './context.ts';
import type { JsonObject, JsonValue } from './jsonTree.ts';

const KINDS = {
  text: 'a text',
  number: 'a number',
  word: 'true or false',
  list: 'a list',
  object: 'an object',
} as const;

/** The text of a member, without what XML could not say. */
export function textIn(object: JsonObject, name: string, reading: Reading): string | undefined {
  const value = memberOf(object, name, 'text', reading);
  return value && withoutForbidden(value.text);
}

/** The text of a member, on one line. */
export function plainIn(object: JsonObject, name: string, reading: Reading): string | undefined {
  return plain(textIn(object, name, reading));
}

/** An id, to the letter; one that is a number is its digits (JSON Feed 1.1, Items). */
export function idIn(object: JsonObject, name: string, reading: Reading): string | undefined {
  const value = object.members.get(name);
  if (value?.kind === 'number') return value.text;
  return trimmed(memberOf(object, name, 'text', reading)?.text);
}

/** The address in a member. */
export function linkIn(object: JsonObject, name: string, reading: Reading): string | undefined {
  const value = memberOf(object, name, 'text', reading);
  return value && linkAt(value.index, value.text, reading);
}

/** The date in a member. */
export function dateIn(object: JsonObject, name: string, reading: Reading): Stamp | undefined {
  const value = memberOf(object, name, 'text', reading);
  return value && dateAt(value.index, value.text, reading);
}

/** The number in a member; less than nothing is none. */
export function numberIn(object: JsonObject, name: string, reading: Reading): number | undefined {
  const number = Number(memberOf(object, name, 'number', reading)?.text);
  return number >= 0 && Number.isFinite(number) ? number : undefined;
}

/** The objects in a member that is a list. */
export function objectsIn(object: JsonObject, name: string, reading: Reading): JsonObject[] {
  const values = memberOf(object, name, 'list', reading)?.values ?? [];
  const objects = values.map((value) => kindOf(value, `each of "${name}"`, 'object', reading));
  return objects.filter((one) => one !== undefined);
}

/** The texts in a member that is a list, each on one line. */
export function plainsIn(object: JsonObject, name: string, reading: Reading): string[] {
  const values = memberOf(object, name, 'list', reading)?.values ?? [];
  const texts = values.map((value) => kindOf(value, `each of "${name}"`, 'text', reading));
  return texts.map((one) => plain(one && withoutForbidden(one.text))).filter((text) => text !== undefined);
}

/** The object in a member. */
export function objectIn(object: JsonObject, name: string, reading: Reading): JsonObject | undefined {
  return memberOf(object, name, 'object', reading);
}

/** A member of one kind; `null` is nothing, as strangers write it, and another kind is told. */
function memberOf<K extends JsonValue['kind']>(
  { members }: JsonObject,
  name: string,
  kind: K,
  reading: Reading,
) {
  const value = members.get(name);
  return value && kindOf(value, `"${name}"`, kind, reading);
}

function kindOf<K extends JsonValue['kind']>(value: JsonValue, what: string, kind: K, reading: Reading) {
  if (isKind(value, kind)) return value;
  const isNull = value.kind === 'word' && value.text === 'null';
  if (!isNull) {
    const message = `expected ${what} to be ${KINDS[kind]}, found ${KINDS[value.kind]}`;
    reading.tell(value.index, { code: 'FEED_ENTRY', message, mend: 'it is left out' });
  }
  return undefined;
}

function isKind<K extends JsonValue['kind']>(
  value: JsonValue,
  kind: K,
): value is Extract<JsonValue, { readonly kind: K }> {
  return value.kind === kind;
}
