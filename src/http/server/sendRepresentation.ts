import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { type ByteRange, rangeOf } from './byteRange.ts';
import { formatHttpDate } from './httpDate.ts';
import { CHANGING, type PlainResponse, sendPlain } from './plainResponse.ts';
import { evaluatePreconditions, type Validators } from './preconditions.ts';
import { fieldsForOthers, LAST_MODIFIED, type Representation } from './representation.ts';
import { orGone, type Parts, type Resource, readBytes } from './resource.ts';

/** RFC 9110, 15.5.13. */
const PRECONDITION_FAILED: PlainResponse = { status: 412, text: 'It is not as you expected it to be.' };

/**
 * Sends a representation or a part of it, or 304, 412 or 416 by the conditions and the range of the request.
 *
 * @throws Gone
 */
export function sendRepresentation(
  resource: Resource,
  chosen: Representation,
  now: Date,
  response: ServerResponse,
): void {
  const { status = 200 } = resource;
  // Conditions apply only to a successful response (RFC 9110, 13.2.1).
  const outcome = status === 200 ? evaluatePreconditions(response.req.headers, chosen, now) : status;
  if (outcome === 304) response.writeHead(304, fieldsAt(now, chosen.fieldsOf304, chosen)).end();
  else if (outcome === 412) {
    sendPlain(response, PRECONDITION_FAILED, fieldsForOthers(resource));
  } else sendContent(resource, chosen, now, response);
}

/**
 * The headers with a `Last-Modified` that is not in the future (RFC 9110, 8.8.2.1), as it is for up to a second after two
 * changes within one.
 */
function fieldsAt(now: Date, fields: string[], { modified }: Validators): string[] {
  if (modified <= now.getTime()) return fields;
  const [name = '', , ...others] = fields;
  if (name !== LAST_MODIFIED) return fields;
  return [name, formatHttpDate(now.getTime()), ...others];
}

function sendContent(resource: Resource, chosen: Representation, now: Date, response: ServerResponse): void {
  const { status = 200 } = resource;
  const { length } = chosen;
  const { method, headers } = response.req;
  const fields = fieldsAt(now, chosen.fields, chosen);
  const range = method === 'GET' && status === 200 ? rangeOf(headers, chosen, length, now) : undefined;
  if (method === 'HEAD') response.writeHead(status, fields).end();
  else if (range === undefined) sendBytes(resource, chosen, wholeOf(chosen), response, [status, fields]);
  else if (range !== 'unsatisfiable')
    sendBytes(resource, chosen, range, response, [206, fieldsOfPart(fields, range, length)]);
  else sendPlain(response, unsatisfiable(length), fieldsForOthers(resource));
}

const wholeOf = ({ length }: Representation): ByteRange => ({ first: 0, last: length - 1 });

/** RFC 9110, 15.5.17. */
function unsatisfiable(length: number): PlainResponse {
  return { status: 416, text: 'It has no such part.', fields: ['Content-Range', `bytes */${length}`] };
}

/** RFC 9110, 15.3.7.1: the headers of the whole, with the length of the part. */
function fieldsOfPart(fields: readonly string[], { first, last }: ByteRange, length: number): string[] {
  const at = fields.indexOf('Content-Length') + 1;
  return [...fields.with(at, String(last - first + 1)), 'Content-Range', `bytes ${first}-${last}/${length}`];
}

function sendBytes(
  resource: Resource,
  { encoded, length }: Representation,
  range: ByteRange,
  response: ServerResponse,
  head: readonly [status: number, fields: string[]],
): void {
  if (resource.parts && !encoded) {
    sendParts(resource.parts, range, response, head);
    return;
  }
  const bytes = encoded ?? readBytes(resource);
  // The headers were made for the former bytes. For other bytes they are wrong, even their length.
  if (bytes.length !== length) sendPlain(response, CHANGING);
  else response.writeHead(...head).end(bytes.subarray(range.first, range.last + 1));
}

/** Bytes that are in memory at once for one client, however slowly it reads. */
const PART_IN_BYTES = 256 * 1024;

/** Sends a part of a recording, or all of it, as fast as the client reads. */
function sendParts(
  parts: Parts,
  { first, last }: ByteRange,
  response: ServerResponse,
  head: readonly [status: number, fields: string[]],
): void {
  const readFrom = (from: number) => orGone(() => parts.read(from, Math.min(PART_IN_BYTES, last + 1 - from)));
  const beginning = readFrom(first);
  if (beginning === undefined) {
    sendPlain(response, CHANGING);
    return;
  }
  const all = function* () {
    for (let [at, bytes] = [first, beginning]; ; bytes = following(at)) {
      yield bytes;
      at += bytes.length;
      if (at > last) return;
    }
  };
  const following = (at: number) => {
    const bytes = readFrom(at);
    if (bytes === undefined) throw new Error('expected the bytes that were there, found others');
    return bytes;
  };
  const source = Readable.from(all(), { highWaterMark: 1 });
  response.on('close', () => source.destroy());
  // A client that gets fewer bytes than it was promised knows that they are not whole.
  source.on('error', () => response.destroy()).pipe(response.writeHead(...head));
}
