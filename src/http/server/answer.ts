import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodePath } from '../../model/encodePath.ts';
import { EVENT_FIELDS, type Events } from './events.ts';
import { isOwnHost, parseHost } from './hostHeader.ts';
import { ALLOW, FAILED, NOT_FOUND, type PlainResponse, sendNothing, sendPlain } from './plainResponse.ts';
import { chooseRepresentation, fieldsForOthers } from './representation.ts';
import { parseTarget, type Target } from './requestTarget.ts';
import { type Find, type FindNotFound, Gone, type Resource } from './resource.ts';
import { sendRepresentation } from './sendRepresentation.ts';

/** What the server needs to answer requests. */
export interface AnswerContext {
  readonly find: Find;
  readonly notFound: FindNotFound;
  readonly now: () => Date;
  /** Receives errors. The response itself gives no details of them. */
  readonly onError: (error: unknown) => void;
  readonly events: Events;
  /** The name or address that the server was started with. */
  readonly ownHost: string;
  /** True if the server listens on a loopback address only. */
  readonly isLocalOnly: boolean;
}

/** The path of the server-sent events. */
const EVENTS_PATH = '_dateline/events';

/** CORS preflight: the methods and headers that pages of other sites may use, for a day (Fetch standard, 3.3). */
const PREFLIGHT = [
  ...['Access-Control-Allow-Methods', 'GET, HEAD', 'Access-Control-Max-Age', '86400'],
  ...['Access-Control-Allow-Headers', 'If-None-Match, If-Modified-Since, Range, If-Range'],
];

/** Answers a request, at once or after compression. It never throws: errors go to `onError`. */
export function answer(site: AnswerContext, request: IncomingMessage, response: ServerResponse): void {
  try {
    const target = parseTarget(String(request.url));
    if (target) answerTarget(site, target, response);
    else sendPlain(response, BAD_TARGET);
  } catch (error) {
    fail(site, response, error);
  }
}

function answerTarget(site: AnswerContext, target: Target, response: ServerResponse): void {
  const refusal = refusalOf(response.req, target, site);
  if (refusal) sendPlain(response, refusal);
  else if (target.isServer) sendNothing(response, ALLOW);
  else if (target.path === EVENTS_PATH) answerListener(site, response);
  else answerPath(site, target, response);
}

function answerListener({ events }: AnswerContext, response: ServerResponse): void {
  const { method } = response.req;
  if (method === 'GET') events.listen(response);
  else if (method === 'HEAD') response.writeHead(200, EVENT_FIELDS).end();
  else sendNothing(response, ALLOW);
}

function answerPath(site: AnswerContext, target: Target, response: ServerResponse): void {
  const resource = site.find(target.path);
  if (resource === undefined) answerMissing(site, target, response);
  else if (response.req.method === 'OPTIONS')
    sendNothing(response, [...ALLOW, ...preflightOf(resource)], fieldsForOthers(resource));
  else give(site, resource, response);
}

function answerMissing(site: AnswerContext, { path, query }: Target, response: ServerResponse): void {
  if (path !== '' && !path.endsWith('/') && site.find(`${path}/`) !== undefined) {
    // Built from the decoded path: one slash and then a name, so it cannot lead to another host.
    const location = `/${encodePath(path)}/${query}`;
    sendPlain(response, { status: 308, text: 'It is a folder.', fields: ['Location', location] });
    return;
  }
  const page = response.req.method === 'OPTIONS' ? undefined : site.notFound();
  if (page?.status === undefined) sendPlain(response, NOT_FOUND);
  else give(site, page, response);
}

function give(site: AnswerContext, resource: Resource, response: ServerResponse): void {
  const chosen = chooseRepresentation(resource, response.req.headers['accept-encoding']);
  if (!(chosen instanceof Promise)) {
    sendRepresentation(resource, chosen, site.now(), response);
    return;
  }
  chosen
    .then((made) => sendRepresentation(resource, made, site.now(), response))
    .catch((error: unknown) => fail(site, response, error));
}

function preflightOf(resource: Resource): readonly string[] {
  return resource.isShared ? PREFLIGHT : [];
}

function fail({ onError }: AnswerContext, response: ServerResponse, error: unknown): void {
  onError(error);
  if (response.headersSent) response.destroy();
  else sendPlain(response, error instanceof Gone ? NOT_FOUND : FAILED);
}

const METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

const VERSION: PlainResponse = { status: 505, text: 'Expected HTTP/1.1 or HTTP/1.0.' };
/** For a malformed target, or one that does not fit the method. */
const BAD_TARGET: PlainResponse = {
  status: 400,
  text: 'Expected a path without dot segments, in percent-encoded UTF-8.',
};
const HOST: PlainResponse = { status: 400, text: 'Expected one name or address as Host.' };
const OTHER_HOST: PlainResponse = {
  status: 421,
  text: 'This server answers to localhost, to its address and to the name that it was started with only.',
};
const METHOD: PlainResponse = { status: 405, text: 'Expected GET, HEAD or OPTIONS.', fields: ALLOW };

/** The response to a request that is refused. Returns undefined if the request is fine. */
function refusalOf(
  request: IncomingMessage,
  target: Target,
  { ownHost, isLocalOnly }: AnswerContext,
): PlainResponse | undefined {
  if (request.httpVersionMajor !== 1) return VERSION;
  // node:http has already refused HTTP/1.1 requests without a Host.
  const field = target.authority ?? request.headers.host;
  if (field !== undefined) {
    const host = parseHost(field);
    if (host === undefined) return HOST;
    if (!isOwnHost(host, ownHost, isLocalOnly)) return OTHER_HOST;
  }
  if (target.isServer && request.method !== 'OPTIONS') return BAD_TARGET;
  return METHODS.has(request.method) ? undefined : METHOD;
}
