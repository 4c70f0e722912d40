// The request target as it was sent. Routes match it exactly: nothing is decoded, folded or tidied up first.
import type { Context } from 'hono';
import type { RouteEnv } from '../intake.ts';

export interface RequestTarget {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

const pathPattern = /^(?:\/|(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)$/;

/** Undefined for encoded, doubled, dotted or absolute forms: there is nothing behind such a path. */
export function requestTarget(c: Context<RouteEnv>): RequestTarget | undefined {
  const sent = sentTarget(c);
  const mark = sent.indexOf('?');
  const path = mark === -1 ? sent : sent.slice(0, mark);
  return pathPattern.test(path) ? { path, query: mark === -1 ? '' : sent.slice(mark) } : undefined;
}

/** Path and query, what an admin signature covers. */
export function sentTarget(c: Context<RouteEnv>): string {
  const fromSocket = c.env?.incoming?.url;
  if (fromSocket !== undefined) return fromSocket;
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}
