import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Flow } from '../../core/flow.ts';
import { useLanguage } from '../../ui/useLanguage.ts';
import { Picture } from './Picture.tsx';

export interface FlowPictureProps {
  readonly flow: Flow;
}

const width = 420;
const head = 34;
const rowHeight = 34;

/** Every way through the occasions that somebody went: a point where they answered, a line between, as thick as they are many. */
export function FlowPicture({ flow }: FlowPictureProps) {
  const { t } = useLanguage();
  const held = flow.at.filter(({ people }) => people > 0).map(({ occasion }) => occasion);
  const height = head + flow.patterns.length * rowHeight;
  const x = scalePoint<string>().domain(held).range([34, 262]);
  const rows = flow.patterns.map((pattern) => pattern.occasions.join(' '));
  const y = scaleBand<string>().domain(rows).range([head, height]).padding(0.3);
  const bar = scaleLinear()
    .domain([0, Math.max(1, ...flow.patterns.map(({ people }) => people))])
    .range([0, 80]);
  const path = line();
  return (
    <Picture name={t('flow.pictureName')} width={width} height={height}>
      {held.map((occasion) => (
        <text key={occasion} className="picture-label" x={x(occasion)} y={18} textAnchor="middle">
          {t(`flow.short.${occasion}`)}
        </text>
      ))}
      {flow.patterns.map(({ occasions, people }, index) => {
        const key = rows[index] ?? '';
        const top = y(key) ?? 0;
        const middle = top + y.bandwidth() / 2;
        const points = occasions.map((occasion): [number, number] => [x(occasion) ?? 0, middle]);
        return (
          <g key={key}>
            <path className="picture-guide" d={path(held.map((occasion) => [x(occasion) ?? 0, middle])) ?? ''} />
            <path className="flow-way" d={path(points) ?? ''} strokeWidth={2 + bar(people) / 10} />
            {held.map((occasion) => (
              <circle
                key={occasion}
                className={occasions.includes(occasion) ? 'flow-held' : 'flow-none'}
                cx={x(occasion)}
                cy={middle}
                r={occasions.includes(occasion) ? 8 : 4}
              />
            ))}
            <rect className="flow-bar" x={292} y={top} width={bar(people)} height={y.bandwidth()} />
            <text className="picture-figure" x={298 + bar(people)} y={middle} dominantBaseline="central">
              {people}
            </text>
          </g>
        );
      })}
    </Picture>
  );
}
