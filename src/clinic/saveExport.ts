// Makes one file of an export and hands it to the browser. Nothing of it is kept.
import { isFhirElement } from '../core/fhirElement.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { catalogue } from '../questionnaires/catalogue.ts';
import { type ExportFileId, type ExportSource, type ExportWish, exportFiles } from './exportFiles.ts';
import type { Session } from './session.ts';
import { today } from './today.ts';
import type { Workplace } from './workplace.ts';

/** Resolves with the names that were given. */
export async function saveExport(
  { profile }: Pick<Session, 'profile'>,
  workplace: Pick<Workplace, 'nowMs' | 'randomBytes' | 'saveFile'>,
  sources: readonly ExportSource[],
  id: ExportFileId,
  wish: ExportWish,
): Promise<readonly string[]> {
  const published = await Promise.all(catalogue.map(({ load }) => load()));
  const files = exportFiles(id, sources, wish, {
    clinicId: profile.clinicId,
    today: today(workplace),
    randomBytes: workplace.randomBytes,
    definitions: published.filter(isFhirElement),
  });
  for (const { name, text } of files) workplace.saveFile(name, encodeUtf8(text));
  return files.map(({ name }) => name);
}
