// The application on the client's listener: submissions, status, the clinic's two signed files, the client's page.
// Everything is per site: a Host that is not on the list gets nothing.
import { Hono } from 'hono';
import type { Intake, RouteEnv } from './intake.ts';
import type { PageFiles } from './pageFiles.ts';
import {
  admitted,
  applyHeaders,
  closedAfterRestore,
  exactTargets,
  failed,
  health,
  sameOriginOnly,
} from './routes/gate.ts';
import { addPageRoute } from './routes/pageRoute.ts';
import { addPublishedRoutes } from './routes/publishedRoutes.ts';
import { refuse } from './routes/refusal.ts';
import { addStatusRoute, statusPath } from './routes/statusRoute.ts';
import { addSubmissionRoute, submissionsPath } from './routes/submissionRoute.ts';
import { siteOfHost } from './sites.ts';

export function makeClientApp(intake: Intake, files: PageFiles): Hono<RouteEnv> {
  const app = new Hono<RouteEnv>();
  app.onError(failed(intake));
  app.use(applyHeaders(intake));
  app.use(exactTargets);
  app.all('/healthz', health(intake));
  app.use(async (c, next) => {
    const site = siteOfHost(intake.sites, c.req.header('host'));
    if (!site) return refuse(c, 421);
    c.set('site', site);
    return await next();
  });
  app.use('/api/*', sameOriginOnly(intake), admitted(intake), closedAfterRestore(intake));
  addSubmissionRoute(app, intake);
  addStatusRoute(app, intake);
  app.all(submissionsPath, (c) => refuse(c, 405));
  app.all(statusPath, (c) => refuse(c, 405));
  app.all('/api/*', (c) => refuse(c, 404));
  addPublishedRoutes(app, intake);
  addPageRoute(app, files);
  return app;
}
