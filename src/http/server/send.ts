import type { ServerResponse } from 'node:http';
import { chooseCoding } from './contentCoding.ts';
import { CHANGING, type PlainResponse, sendPlain } from './plainResponse.ts';
import { evaluatePreconditions } from './preconditions.ts';
import { encodingOf, fieldsAt, fieldsForOthers, identityOf, type Representation } from './representation.ts';
import { type Resource, readBytes } from './resource.ts';

/** RFC 9110, 15.5.13. */
const PRECONDITION_FAILED: PlainResponse = { status: 412, text: 'It is not as you expected it to be.' };

/**
 * Chooses the representation for a client's `Accept-Encoding` (RFC 9110, 12.1).
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
 * Sends a representation, or 304 or 412 by the conditions of the request.
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
  // The headers were made for the former bytes. For other bytes they are wrong, even their length.
  if (bytes.length !== chosen.length) sendPlain(response, CHANGING);
  else response.writeHead(status, fields).end(bytes);
}
