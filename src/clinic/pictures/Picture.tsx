import { type ReactNode, useId } from 'react';

export interface PictureProps {
  /** What the picture shows. The figures stand in a table beside it. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** One drawing that grows and shrinks with the page. To a screen reader it is one image with a name. */
export function Picture({ name, width, height, children }: PictureProps) {
  const id = useId();
  return (
    <svg className="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id} focusable="false">
      <title id={id}>{name}</title>
      {children}
    </svg>
  );
}
