export interface LabelProps {
  readonly lines: readonly string[];
  readonly className: 'picture-label' | 'picture-option';
  /** Where the text's anchor is; the lines stand around or below it. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly place: 'around' | 'below';
}

export const lineHeight = 16;

/** Words of a drawing, line by line. */
export function Label({ lines, className, x, y, anchor, place }: LabelProps) {
  const first = place === 'around' ? (lines.length - 1) / 2 : 0;
  return lines.map((words, index) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one label have no other identity and never move.
      key={index}
      className={className}
      x={x}
      y={y + (index - first) * lineHeight}
      textAnchor={anchor}
      dominantBaseline={place === 'around' ? 'central' : undefined}
    >
      {words}
    </text>
  ));
}
