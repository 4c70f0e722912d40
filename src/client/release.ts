// Which build this is: the package's version, written in by the build. It travels sealed with the answers.

declare global {
  interface ImportMetaEnv {
    readonly RELEASE?: string;
  }
}

export const release: string = import.meta.env.RELEASE ?? '0.0.0';
