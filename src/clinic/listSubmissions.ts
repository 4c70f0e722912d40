// Everything that the intake says it holds for the clinic, page by page: names and days, no envelope.
import { type SubmissionEntry, submissionPageLimit } from '../core/submissionList.ts';
import type { AdminClient, Outcome } from './adminClient.ts';

export async function listSubmissions(
  admin: Pick<AdminClient, 'submissionsAfter'>,
): Promise<Outcome<readonly SubmissionEntry[]>> {
  const entries: SubmissionEntry[] = [];
  for (;;) {
    const page = await admin.submissionsAfter(entries.at(-1)?.slotPublicKey);
    if (!page.ok) return page;
    entries.push(...page.value);
    if (page.value.length < submissionPageLimit) return { ok: true, value: entries };
  }
}
