import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Flow } from '../../core/flow.ts';
import { directionOf } from '../../ui/languages.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { across } from './across.ts';
import { Label, lineHeight } from './Label.tsx';
import { labelLines, labelWidth } from './labelLines.ts';
import { Picture } from './Picture.tsx';

export interface FlowPictureProps {
  readonly flow: Flow;
}

const width = 420;
const [first, last] = [34, 262];
/** Of the labels, with room between one and the next. */
const letter = 8.5;
const rowHeight = 34;

/** Every way through the occasions that somebody went: a point where they answered, a line between, as thick as they are many. */
export function FlowPicture({ flow }: FlowPictureProps) {
  const { t, language } = useLanguage();
  const { at, box } = across(width, directionOf(language));
  const held = flow.at.filter(({ people }) => people > 0).map(({ occasion }) => occasion);
  const x = scalePoint<string>().domain(held).range([first, last]);
  const place = (occasion: string) => at(x(occasion) ?? 0);
  const names = held.map((occasion) => t(`flow.short.${occasion}`));
  // Names that are too long to stand beside each other stand on steps, each with a line down to its points.
  const isStepped = Math.max(...names.map(labelWidth)) * letter > Math.min(x.step(), 2 * first);
  const heads = held.map((occasion, index) =>
    labelLines(names[index] ?? '', isStepped ? (width - (x(occasion) ?? 0)) / letter : width),
  );
  const above = heads.map((_, index) => heads.slice(0, index).flat().length * lineHeight);
  const head = isStepped ? 18 + heads.flat().length * lineHeight : 34;
  const height = head + flow.patterns.length * rowHeight;
  const rows = flow.patterns.map((pattern) => pattern.occasions.join(' '));
  const y = scaleBand<string>().domain(rows).range([head, height]).padding(0.3);
  const bar = scaleLinear()
    .domain([0, Math.max(1, ...flow.patterns.map(({ people }) => people))])
    .range([0, 80]);
  const path = line();
  return (
    <Picture name={t('flow.pictureName')} width={width} height={height}>
      {held.map((occasion, index) => (
        <g key={occasion}>
          {isStepped && (
            <path className="picture-guide" d={`M${place(occasion)} ${22 + (above[index] ?? 0)}V${head + 8}`} />
          )}
          <Label
            className="picture-label"
            lines={heads[index] ?? []}
            x={isStepped ? at((x(occasion) ?? 0) + 4) : place(occasion)}
            y={18 + (isStepped ? (above[index] ?? 0) : 0)}
            anchor={isStepped ? 'start' : 'middle'}
            place="below"
          />
        </g>
      ))}
      {flow.patterns.map(({ occasions, people }, index) => {
        const key = rows[index] ?? '';
        const top = y(key) ?? 0;
        const middle = top + y.bandwidth() / 2;
        const points = occasions.map((occasion): [number, number] => [place(occasion), middle]);
        return (
          <g key={key}>
            <path className="picture-guide" d={path(held.map((occasion) => [place(occasion), middle])) ?? ''} />
            <path className="flow-way" d={path(points) ?? ''} strokeWidth={2 + bar(people) / 10} />
            {held.map((occasion) => (
              <circle
                key={occasion}
                className={occasions.includes(occasion) ? 'flow-held' : 'flow-none'}
                cx={place(occasion)}
                cy={middle}
                r={occasions.includes(occasion) ? 8 : 4}
              />
            ))}
            <rect className="flow-bar" x={box(292, bar(people))} y={top} width={bar(people)} height={y.bandwidth()} />
            <text className="picture-figure" x={at(298 + bar(people))} y={middle} dominantBaseline="central">
              {people}
            </text>
          </g>
        );
      })}
    </Picture>
  );
}
