import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { answersTo, type Spread } from '../../core/distribution.ts';
import type { Measure } from '../../core/measure.ts';
import { directionOf } from '../../ui/languages.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { answerName } from '../answerName.ts';
import { across } from './across.ts';
import { Label, lineHeight } from './Label.tsx';
import { labelLines, labelWidth } from './labelLines.ts';
import { Picture } from './Picture.tsx';

export interface SpreadPictureProps {
  readonly measure: Measure;
  readonly spreads: readonly Spread[];
}

const width = 420;
const leastLeft = 70;
/** In letters. */
const widestLabel = 16;
const letter = 9;
const right = 410;
const leastRowHeight = 44;

/** One bar for each occasion, as long as people answered, divided by what they answered; the first answer lightest. */
export function SpreadPicture({ measure, spreads }: SpreadPictureProps) {
  const { t, language } = useLanguage();
  const answers = answersTo(measure);
  const labels = spreads.map(({ occasion }) => labelLines(t(`flow.short.${occasion}`), widestLabel));
  const left = Math.max(leastLeft, 20 + letter * Math.max(...labels.flat().map(labelWidth)));
  const rowHeight = Math.max(leastRowHeight, 12 + lineHeight * Math.max(...labels.map((lines) => lines.length)));
  const height = spreads.length * rowHeight;
  const { at, box } = across(width, directionOf(language));
  const x = scaleLinear()
    .domain([0, Math.max(1, ...spreads.map(({ answered }) => answered))])
    .range([left, right]);
  const y = scaleBand<string>()
    .domain(spreads.map(({ occasion }) => occasion))
    .range([0, height])
    .padding(0.25);
  const layers = stack<Spread, number>()
    .keys(answers.map((_, index) => index))
    .value((spread, index) => spread.counts[index] ?? 0)([...spreads]);
  const shade = (index: number) => 0.05 + (0.3 * index) / Math.max(1, answers.length - 1);
  return (
    <>
      <Picture name={t('tables.spreadName')} width={width} height={height}>
        {spreads.map(({ occasion }, index) => (
          <Label
            key={occasion}
            className="picture-label"
            lines={labels[index] ?? []}
            x={at(left - 10)}
            y={(y(occasion) ?? 0) + y.bandwidth() / 2}
            anchor="end"
            place="around"
          />
        ))}
        {layers.map((layer, index) =>
          layer.map((segment) => {
            const [from, to] = [x(segment[0]), x(segment[1])];
            const { occasion, counts } = segment.data;
            if (to <= from) return null;
            return (
              <g key={`${occasion} ${layer.key}`}>
                <rect
                  className="spread-part"
                  x={box(from, to - from)}
                  y={y(occasion)}
                  width={to - from}
                  height={y.bandwidth()}
                  fillOpacity={shade(index)}
                />
                {to - from > 12 && (
                  <text
                    className="picture-figure"
                    x={at((from + to) / 2)}
                    y={(y(occasion) ?? 0) + y.bandwidth() / 2}
                    textAnchor="middle"
                    dominantBaseline="central"
                  >
                    {counts[index]}
                  </text>
                )}
              </g>
            );
          }),
        )}
      </Picture>
      <ul className="picture-legend">
        {answers.map((answer, index) => (
          <li key={String(answer)}>
            <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <rect className="spread-part" x={1} y={1} width={14} height={14} fillOpacity={shade(index)} />
            </svg>
            {answerName(measure, answer, language, t)}
          </li>
        ))}
      </ul>
    </>
  );
}
