// The middlewares before every route: headers on everything, exact targets, and who is let in to the API.
import type { Context, Handler, MiddlewareHandler } from 'hono';
import { Problem } from '../../core/problem.ts';
import { busyRetrySeconds } from '../admission.ts';
import { type HeaderKind, headersFor } from '../headers.ts';
import type { Intake, RouteEnv } from '../intake.ts';
import { isLoopbackHost } from '../sites.ts';
import type { Store } from '../store/store.ts';
import { storeFault } from '../store/storeFault.ts';
import { refuse, statusOfProblem } from './refusal.ts';
import { requestTarget } from './requestTarget.ts';

const restoreRetrySeconds = 60;
const healthPatienceMs = 3000;

type Gate = MiddlewareHandler<RouteEnv>;

/** Outermost: the header table of headers.ts on every answer, whatever made it. */
export function applyHeaders(intake: Intake): Gate {
  return async (c, next) => {
    await next();
    const isApi = requestTarget(c)?.path.startsWith('/api/') ?? false;
    const usual: HeaderKind = isApi ? 'api' : 'nothing';
    const kind = c.res.status >= 400 ? usual : (c.get('headerKind') ?? usual);
    const bytes = c.get('answer');
    if (bytes) {
      // Made in one go: changing the headers of a finished response costs as much as checking its signature.
      const { status } = c.res;
      c.res = undefined;
      c.res = new Response(bytes, { status, headers: headersFor('api', intake.isHttps) });
      return;
    }
    for (const [name, value] of Object.entries(headersFor(kind, intake.isHttps))) c.res.headers.set(name, value);
    if (c.res.body !== null || c.res.status === 204 || c.req.method === 'HEAD') return;
    c.res.headers.set('content-length', '0');
    // A refused body may be still on its way: it is not worth reading.
    if (c.res.status >= 400 && c.req.method !== 'GET') c.res.headers.set('connection', 'close');
  };
}

/** A query is let through only to the page itself and to the lists of the admin API. */
export const exactTargets: Gate = async (c, next) => {
  const target = requestTarget(c);
  const mayHaveQuery = !/^\/(?:api\/(?!v1\/admin\/)|profile\.|about\.|healthz)/.test(target?.path ?? '');
  if (target === undefined || (target.query !== '' && !mayHaveQuery)) return refuse(c, 404);
  return await next();
};

/** Requests that another site's page caused. The API has no business with them; there are no CORS headers anywhere. */
export function sameOriginOnly(intake: Intake): Gate {
  return async (c, next) => {
    const fetchSite = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const own = `${intake.isHttps ? 'https' : 'http'}://${c.req.header('host')?.toLowerCase()}`;
    const isForeign =
      (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') ||
      (origin !== undefined && origin !== own);
    if (!isForeign) return await next();
    intake.counters.add('cross-site');
    return refuse(c, 403);
  };
}

/** Rate and number at once. X-Forwarded-For is not looked at: anybody can write one. */
export function admitted(intake: Intake): Gate {
  return async (c, next) => {
    const verdict = intake.admission.enter(peerAddress(c));
    if (!verdict.admitted) {
      intake.counters.add(verdict.status === 429 ? 'rate-limited' : 'busy');
      return refuse(c, verdict.status, verdict.retryAfterSeconds);
    }
    const { place } = verdict;
    c.set('place', {
      leave: place.leave,
      retake() {
        const isFree = place.retake();
        if (!isFree) intake.counters.add('busy');
        return isFree;
      },
    });
    try {
      return await next();
    } finally {
      place.leave();
    }
  };
}

/** After a restore a receipt or a "not known" could be wrong; whoever sends keeps everything and tries again later. */
export function closedAfterRestore(intake: Intake): Gate {
  return async (c, next) => {
    if (!intake.isPublicClosed()) return await next();
    intake.counters.add('closed-after-restore');
    return refuse(c, 503, restoreRetrySeconds);
  };
}

/**
 * For the machine's own monitoring only: loopback peer and loopback name, else there is no such path. 204 once the
 * database was read, 503 when it cannot be.
 */
export function health(intake: Intake): Handler<RouteEnv> {
  return async (c) => {
    const isLocal = /^(?:::1|(?:::ffff:)?127\.0\.0\.1)$/.test(peerAddress(c));
    const isAsked = c.req.method === 'GET' && isLocal && isLoopbackHost(c.req.header('host')?.toLowerCase() ?? '');
    if (!isAsked) return refuse(c, 404);
    return (await isReadable(intake.store)) ? c.body(null, 204) : refuse(c, 503);
  };
}

/** A database that has gone silent is as good as none. @throws whatever the store throws: failed() judges it */
async function isReadable(store: Store): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), healthPatienceMs);
  });
  const reading = store.commits().then(() => true);
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whatever a route throws ends here: nothing of it is told to the caller or to a log. */
export function failed(intake: Intake): (error: Error, c: Context<RouteEnv>) => Response {
  return (error, c) => {
    if (error instanceof Problem && statusOfProblem(error.code) === 400) {
      intake.counters.add('malformed');
      return refuse(c, 400);
    }
    intake.counters.add('failed');
    if (storeFault(error) === 'fatal') intake.onFatal();
    return refuse(c, 503, busyRetrySeconds);
  };
}

function peerAddress(c: Context<RouteEnv>): string {
  return c.env?.incoming?.socket.remoteAddress ?? '';
}
