import type { Stamp } from '../../model/stamp.ts';
import { withoutForbidden } from '../../model/text.ts';
import { addressAt, dateAt, type FeedContext, singleLine, trimmed } from './fieldValues.ts';
import type { JsonObject, JsonValue } from './jsonTree.ts';

const KINDS = {
  text: 'a text',
  number: 'a number',
  word: 'true or false',
  list: 'a list',
  object: 'an object',
} as const;

/** The text of a member, without characters that XML forbids. */
export function memberText(object: JsonObject, name: string, context: FeedContext): string | undefined {
  const value = memberOf(object, name, 'text', context);
  return value && withoutForbidden(value.text);
}

/** The text of a member, on one line. */
export function memberLine(object: JsonObject, name: string, context: FeedContext): string | undefined {
  return singleLine(memberText(object, name, context));
}

/** An id, to the letter. A number stands for its digits (JSON Feed 1.1, Items). */
export function memberId(object: JsonObject, name: string, context: FeedContext): string | undefined {
  const value = object.members.get(name);
  if (value?.kind === 'number') return value.text;
  return trimmed(memberOf(object, name, 'text', context)?.text);
}

/** The address in a member. */
export function memberAddress(object: JsonObject, name: string, context: FeedContext): string | undefined {
  const value = memberOf(object, name, 'text', context);
  return value && addressAt(value.index, value.text, context);
}

/** The date in a member. */
export function memberDate(object: JsonObject, name: string, context: FeedContext): Stamp | undefined {
  const value = memberOf(object, name, 'text', context);
  return value && dateAt(value.index, value.text, context);
}

/** The number in a member; undefined for a negative one. */
export function memberNumber(object: JsonObject, name: string, context: FeedContext): number | undefined {
  const number = Number(memberOf(object, name, 'number', context)?.text);
  return number >= 0 && Number.isFinite(number) ? number : undefined;
}

/** The objects in a member that is a list. */
export function memberObjects(object: JsonObject, name: string, context: FeedContext): JsonObject[] {
  const values = memberOf(object, name, 'list', context)?.values ?? [];
  const objects = values.map((value) => kindOf(value, `each of "${name}"`, 'object', context));
  return objects.filter((one) => one !== undefined);
}

/** The texts in a member that is a list, each on one line. */
export function memberLines(object: JsonObject, name: string, context: FeedContext): string[] {
  const values = memberOf(object, name, 'list', context)?.values ?? [];
  const texts = values.map((value) => kindOf(value, `each of "${name}"`, 'text', context));
  return texts
    .map((one) => singleLine(one && withoutForbidden(one.text)))
    .filter((text) => text !== undefined);
}

/** The object in a member. */
export function memberObject(object: JsonObject, name: string, context: FeedContext): JsonObject | undefined {
  return memberOf(object, name, 'object', context);
}

/** A member of one kind. `null` counts as absent; another kind is reported. */
function memberOf<K extends JsonValue['kind']>(
  { members }: JsonObject,
  name: string,
  kind: K,
  context: FeedContext,
) {
  const value = members.get(name);
  return value && kindOf(value, `"${name}"`, kind, context);
}

function kindOf<K extends JsonValue['kind']>(value: JsonValue, what: string, kind: K, context: FeedContext) {
  if (isKind(value, kind)) return value;
  const isNull = value.kind === 'word' && value.text === 'null';
  if (!isNull) {
    const message = `expected ${what} to be ${KINDS[kind]}, found ${KINDS[value.kind]}`;
    context.report(value.index, { code: 'FEED_ENTRY', message, mend: 'it is left out' });
  }
  return undefined;
}

function isKind<K extends JsonValue['kind']>(
  value: JsonValue,
  kind: K,
): value is Extract<JsonValue, { readonly kind: K }> {
  return value.kind === kind;
}
