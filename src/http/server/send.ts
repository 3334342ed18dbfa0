import type { ServerResponse } from 'node:http';
import { chooseCoding } from './contentCoding.ts';
import { CHANGING, type PlainResponse, sendPlain } from './plainResponse.ts';
import { evaluatePreconditions } from './preconditions.ts';
import { encodingOf, fieldsAt, fieldsForOthers, identityOf, type Representation } from './representation.ts';
import { type Resource, readBytes } from './resource.ts';

/** RFC 9110, 15.5.13. */
const PRECONDITION_FAILED: PlainResponse = { status: 412, text: 'It is not as you expected it to be.' };

/**
 * What represents a resource for who accepts these codings (RFC 9110, 12.1).
 *
 * @throws Gone (or rejects with it)
 */
export function chooseRepresentation(
  resource: Resource,
  accepted: string | undefined,
): Representation | Promise<Representation> {
  const identity = identityOf(resource);
  const coding = identity.hasOthers ? chooseCoding(accepted) : 'identity';
  return coding === 'identity' ? identity : encodingOf(resource, coding);
}

/**
 * Sends what represents a resource, or that whoever asks has it already. Of an answer to `HEAD`, node:http sends the
 * fields alone.
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
  // What is no success has no conditions (RFC 9110, 13.2.1).
  const outcome = status === 200 ? evaluatePreconditions(response.req.headers, chosen, now) : status;
  if (outcome === 304) response.writeHead(304, fieldsAt(now, chosen.fieldsOf304, chosen)).end();
  else if (outcome === 412) {
    sendPlain(response, { ...PRECONDITION_FAILED, fields: fieldsForOthers(resource) });
  } else sendWhole(resource, chosen, now, response);
}

function sendWhole(resource: Resource, chosen: Representation, now: Date, response: ServerResponse): void {
  const { status = 200 } = resource;
  const fields = fieldsAt(now, chosen.fields, chosen);
  if (response.req.method === 'HEAD') {
    response.writeHead(status, fields).end();
    return;
  }
  const bytes = chosen.encoded ?? readBytes(resource);
  // The fields were made of what was there. Of other bytes nothing true is known: not even where they end.
  if (bytes.length !== chosen.length) sendPlain(response, CHANGING);
  else response.writeHead(status, fields).end(bytes);
}
