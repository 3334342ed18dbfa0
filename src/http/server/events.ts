import type { ServerResponse } from 'node:http';

/** Server-sent events (HTML standard, 9.2) and who listens to them. */
export interface Events {
  /** Makes a listener of whoever this is the answer to, or tells that there are too many. */
  listen(response: ServerResponse): void;
  /** Sends an event to all that listen: `message`, with this text as its data. */
  send(event: string): void;
  /** Ends all answers. */
  end(): void;
}

export interface EventLimits {
  /** How many may listen at once. */
  readonly listeners: number;
  /** How often something is said, so that nobody on the way takes a connection for dead. */
  readonly pingInMs: number;
}

/** Fields of an answer that has events in it. No page of another site may read it: there is no CORS. */
export const EVENT_FIELDS = [
  ...['Content-Type', 'text/event-stream', 'Cache-Control', 'no-store'],
  ...['X-Content-Type-Options', 'nosniff'],
];

/** What a browser waits for after a connection broke off, before it tries again. */
const RETRY_IN_MS = 1000;
/** Bytes that may wait for a listener who does not read. */
const MAX_WAITING = 64 * 1024;

/** Opens a place to listen at. */
export function openEvents({ listeners, pingInMs }: EventLimits): Events {
  const open = new Set<ServerResponse>();
  const send = (text: string) => {
    for (const response of open) {
      if (response.writableLength > MAX_WAITING) response.destroy();
      else response.write(text);
    }
  };
  const pings = setInterval(send, pingInMs, ': still here\n\n').unref();
  return {
    listen(response) {
      if (open.size >= listeners) {
        response
          .writeHead(503, ['Retry-After', '60', 'Cache-Control', 'no-store', 'Content-Length', '0'])
          .end();
        return;
      }
      open.add(response);
      response.on('close', () => open.delete(response));
      // Nothing is asked on this connection any more, and all that is said may be a ping.
      response.req.socket.setTimeout(0);
      response.writeHead(200, EVENT_FIELDS);
      response.write(`retry: ${RETRY_IN_MS}\n\n`);
    },
    send(event) {
      // A line feed would end the event, and begin another that we did not mean.
      send(`data: ${event.split(/\r\n?|\n/).join('\ndata: ')}\n\n`);
    },
    end() {
      clearInterval(pings);
      for (const response of open) response.end();
    },
  };
}
