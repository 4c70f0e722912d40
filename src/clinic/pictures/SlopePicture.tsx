import { scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { ScaleStep } from '../../core/change.ts';
import type { ScaleRow } from '../../core/changeReport.ts';
import { textIn } from '../../core/text.ts';
import { directionOf } from '../../ui/languages.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { across } from './across.ts';
import { Label, lineHeight } from './Label.tsx';
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
/** In letters: beside the drawing, and above each of its ends. */
const widestOption = 22;
const widestHead = 15;
const leastLevelHeight = 46;

/** One line for each pair, from what the person answered to what they answered later. Upwards is better. */
export function SlopePicture({ row, from, to }: SlopePictureProps) {
  const { t, language } = useLanguage();
  const options = row.measure.question.options.filter(({ ordinal }) => ordinal !== undefined);
  const levels = options.map(({ ordinal = 0 }) => ordinal).sort((one, other) => one - other);
  const bestFirst = row.better === 'lower' ? levels : [...levels].reverse();
  const labels = new Map(options.map(({ code, text }) => [code, labelLines(textIn(text, language), widestOption)]));
  const heads = [labelLines(from, widestHead), labelLines(to, widestHead)] as const;
  const top = 28 + Math.max(heads[0].length, heads[1].length) * lineHeight;
  const levelHeight = Math.max(leastLevelHeight, 14 + lineHeight * Math.max(...[...labels.values()].map(linesIn)));
  const height = top + levels.length * levelHeight;
  const { at } = across(width, directionOf(language));
  const [start, end] = [at(left), at(right)];
  const y = scalePoint<number>()
    .domain(bestFirst)
    .range([top + (levelHeight - leastLevelHeight) / 2, height - levelHeight / 2]);
  const befores = spread(row.steps, 'before');
  const afters = spread(row.steps, 'after');
  const path = line();
  return (
    <Picture name={t('change.slopeName', { from, to })} width={width} height={height}>
      <Label className="picture-label" lines={heads[0]} x={start} y={18} anchor="middle" place="below" />
      <Label className="picture-label" lines={heads[1]} x={end} y={18} anchor="end" place="below" />
      {options.map(({ code, ordinal = 0 }) => (
        <g key={code}>
          <path className="picture-guide" d={`M${start} ${y(ordinal)}H${end}`} />
          <Label
            className="picture-option"
            lines={labels.get(code) ?? []}
            x={at(left - 10)}
            y={y(ordinal) ?? 0}
            anchor="end"
            place="around"
          />
        </g>
      ))}
      {row.steps.map((step) => {
        const before = (y(step.before) ?? 0) + (befores.get(step) ?? 0);
        const after = (y(step.after) ?? 0) + (afters.get(step) ?? 0);
        const way = step.step > 0 ? 'improved' : step.step < 0 ? 'worse' : 'same';
        return (
          <g key={step.pseudonym} className={`slope slope-${way}`}>
            <path
              d={
                path([
                  [start, before],
                  [end, after],
                ]) ?? ''
              }
            />
            <circle cx={start} cy={before} r={3} />
            <circle cx={end} cy={after} r={3} />
          </g>
        );
      })}
    </Picture>
  );
}

function linesIn(lines: readonly string[]): number {
  return lines.length;
}

/** People with the same answer stand beside each other, so that every line can be seen. */
function spread(steps: readonly ScaleStep[], side: 'before' | 'after'): ReadonlyMap<ScaleStep, number> {
  const other = side === 'before' ? 'after' : 'before';
  const places = steps.map((step): [ScaleStep, number] => {
    const together = steps.filter((one) => one[side] === step[side]).sort((a, b) => a[other] - b[other]);
    const gap = Math.min(7, (leastLevelHeight * 0.7) / together.length);
    return [step, (together.indexOf(step) - (together.length - 1) / 2) * gap];
  });
  return new Map(places);
}
