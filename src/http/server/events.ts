import type { ServerResponse } from 'node:http';
import { type PlainResponse, SAME_ORIGIN, sendPlain } from './plainResponse.ts';

/** Server-sent events (HTML standard, 9.2) and their listeners. */
export interface Events {
  /** Turns a response into a stream of events, or answers 503 if there are too many listeners. */
  listen(response: ServerResponse): void;
  /** Sends an event to all listeners: a `message` with this text as its data. */
  send(event: string): void;
  /** Ends all streams. */
  end(): void;
}

export interface EventLimits {
  /** The maximum number of listeners. */
  readonly listeners: number;
  /** The interval of comments that keep connections open through proxies. */
  readonly pingInMs: number;
}

/** Headers of a stream of events. Without CORS, pages of other sites cannot read it. */
export const EVENT_FIELDS = [
  ...['Content-Type', 'text/event-stream', 'Cache-Control', 'no-store'],
  ...['X-Content-Type-Options', 'nosniff', ...SAME_ORIGIN],
];

const TOO_MANY: PlainResponse = {
  status: 503,
  text: 'Too many pages listen already.',
  fields: ['Retry-After', '60'],
};

/** The time after which a browser reconnects. */
const RETRY_IN_MS = 1000;
/** The maximum number of unsent bytes for a listener that does not read. */
const MAX_BUFFERED = 64 * 1024;

/** Creates a channel of events. */
export function openEvents({ listeners, pingInMs }: EventLimits): Events {
  const open = new Set<ServerResponse>();
  const send = (text: string) => {
    for (const response of open) {
      if (response.writableLength > MAX_BUFFERED) response.destroy();
      else response.write(text);
    }
  };
  const pings = setInterval(send, pingInMs, ': still here\n\n').unref();
  return {
    listen(response) {
      if (open.size >= listeners) {
        sendPlain(response, TOO_MANY);
        return;
      }
      open.add(response);
      response.on('close', () => open.delete(response));
      // The stream may be silent between pings, so the socket must not time out.
      response.req.socket.setTimeout(0);
      response.writeHead(200, EVENT_FIELDS);
      response.write(`retry: ${RETRY_IN_MS}\n\n`);
    },
    send(event) {
      // A line feed in the data would end the event, so each line is a data field of its own.
      send(`data: ${event.split(/\r\n?|\n/).join('\ndata: ')}\n\n`);
    },
    end() {
      clearInterval(pings);
      for (const response of open) response.end();
    },
  };
}
