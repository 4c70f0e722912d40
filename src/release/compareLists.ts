// What differs between two release lists, in plain words.
import type { ReleaseFile, ReleaseList } from './releaseList.ts';

/** Empty when both list the same files with the same content. `release` is the list that was published. */
export function compareLists(release: ReleaseList, build: ReleaseList): readonly string[] {
  const built = new Map(build.files.map((file) => [nameOf(file), file]));
  const released = new Set(release.files.map(nameOf));
  return [
    ...(release.release === build.release
      ? []
      : [`the list is of release ${release.release}, the build of ${build.release}`]),
    ...release.files.flatMap((file) => {
      const twin = built.get(nameOf(file));
      if (twin === undefined) return [`${nameOf(file)} is in the list and not in the build`];
      return twin.sha512 === file.sha512 ? [] : [`${nameOf(file)} differs`];
    }),
    ...build.files
      .map(nameOf)
      .flatMap((name) => (released.has(name) ? [] : [`${name} is in the build and not listed`])),
  ];
}

/** `client/assets/x.js` */
function nameOf({ page, path }: ReleaseFile): string {
  return `${page}${path}`;
}
