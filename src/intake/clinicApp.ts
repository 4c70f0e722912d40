// The application on the clinic's listener: the admin API and the clinic's page. Another origin than the client's, so
// nothing that a client loads can reach it. A request names its clinic by its key, not by Host.
import { Hono } from 'hono';
import type { Intake, RouteEnv } from './intake.ts';
import type { PageFiles } from './pageFiles.ts';
import { addClinicRoutes } from './routes/clinicRoutes.ts';
import { admitted, applyHeaders, exactTargets, failed, health, sameOriginOnly } from './routes/gate.ts';
import { addMailRoutes } from './routes/mailRoutes.ts';
import { addOwnClinicRoutes } from './routes/ownClinicRoutes.ts';
import { addPageRoute } from './routes/pageRoute.ts';
import { addRecordRoutes } from './routes/recordRoutes.ts';
import { refuse } from './routes/refusal.ts';
import { addSetupRoute } from './routes/setupRoute.ts';
import { addSlotRoutes } from './routes/slotRoutes.ts';

export function makeClinicApp(intake: Intake, files: PageFiles): Hono<RouteEnv> {
  const app = new Hono<RouteEnv>();
  app.onError(failed(intake));
  app.use(applyHeaders(intake));
  app.use(exactTargets);
  app.all('/healthz', health(intake));
  app.use('/api/*', sameOriginOnly(intake), admitted(intake));
  addSetupRoute(app, intake);
  addClinicRoutes(app, intake);
  addOwnClinicRoutes(app, intake);
  addSlotRoutes(app, intake);
  addMailRoutes(app, intake);
  addRecordRoutes(app, intake);
  app.all('/api/*', (c) => refuse(c, 404));
  addPageRoute(app, files);
  return app;
}
