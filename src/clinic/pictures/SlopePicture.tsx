import { scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { ScaleStep } from '../../core/change.ts';
import type { ScaleRow } from '../../core/changeReport.ts';
import { textIn } from '../../core/text.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { labelLines } from './labelLines.ts';
import { Picture } from './Picture.tsx';

export interface SlopePictureProps {
  readonly row: ScaleRow;
  /** Short names of the two occasions. */
  readonly from: string;
  readonly to: string;
}

const width = 420;
const left = 178;
const right = 400;
const top = 44;
const levelHeight = 46;
const lineHeight = 16;

/** One line for each pair, from what the person answered to what they answered later. Upwards is better. */
export function SlopePicture({ row, from, to }: SlopePictureProps) {
  const { t, language } = useLanguage();
  const options = row.measure.question.options.filter(({ ordinal }) => ordinal !== undefined);
  const levels = options.map(({ ordinal = 0 }) => ordinal).sort((one, other) => one - other);
  const bestFirst = row.better === 'lower' ? levels : [...levels].reverse();
  const height = top + levels.length * levelHeight;
  const y = scalePoint<number>()
    .domain(bestFirst)
    .range([top, height - levelHeight / 2]);
  const befores = spread(row.steps, 'before');
  const afters = spread(row.steps, 'after');
  const path = line();
  return (
    <Picture name={t('change.slopeName', { from, to })} width={width} height={height}>
      <text className="picture-label" x={left} y={18} textAnchor="middle">
        {from}
      </text>
      <text className="picture-label" x={right} y={18} textAnchor="end">
        {to}
      </text>
      {options.map(({ code, ordinal = 0, text }) => (
        <g key={code}>
          <path className="picture-guide" d={`M${left} ${y(ordinal)}H${right}`} />
          {labelLines(textIn(text, language)).map((words, index, lines) => (
            <text
              key={words}
              className="picture-option"
              x={left - 10}
              y={(y(ordinal) ?? 0) + (index - (lines.length - 1) / 2) * lineHeight}
              textAnchor="end"
              dominantBaseline="central"
            >
              {words}
            </text>
          ))}
        </g>
      ))}
      {row.steps.map((step) => {
        const start = (y(step.before) ?? 0) + (befores.get(step) ?? 0);
        const end = (y(step.after) ?? 0) + (afters.get(step) ?? 0);
        const way = step.step > 0 ? 'improved' : step.step < 0 ? 'worse' : 'same';
        return (
          <g key={step.pseudonym} className={`slope slope-${way}`}>
            <path
              d={
                path([
                  [left, start],
                  [right, end],
                ]) ?? ''
              }
            />
            <circle cx={left} cy={start} r={3} />
            <circle cx={right} cy={end} r={3} />
          </g>
        );
      })}
    </Picture>
  );
}

/** People with the same answer stand beside each other, so that every line can be seen. */
function spread(steps: readonly ScaleStep[], side: 'before' | 'after'): ReadonlyMap<ScaleStep, number> {
  const other = side === 'before' ? 'after' : 'before';
  const places = steps.map((step): [ScaleStep, number] => {
    const together = steps.filter((one) => one[side] === step[side]).sort((a, b) => a[other] - b[other]);
    const gap = Math.min(7, (levelHeight * 0.7) / together.length);
    return [step, (together.indexOf(step) - (together.length - 1) / 2) * gap];
  });
  return new Map(places);
}
