import './seats.css';
import { colourOf, cornersOf, shapeOf } from './level-marks';

/** The mark of a price level as it stands on the seats: colour, shape and letter. Decoration beside the level's name. */
export function LevelSwatch({ place, letter, size = 24 }: { place: number; letter: string; size?: number }) {
  const shape = shapeOf(place);
  const corners = cornersOf(shape);
  const fill = `var(${colourOf(place)})`;
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="-1.3 -1.3 2.6 2.6" className="shrink-0">
      {shape === 'tile' && <rect x="-1.1" y="-1.1" width="2.2" height="2.2" rx="0.28" fill={fill} />}
      {shape === 'circle' && <circle r="1.15" fill={fill} />}
      {shape !== 'tile' && corners && (
        <polygon points={corners.map(([x, y]) => `${x},${y}`).join(' ')} fill={fill} />
      )}
      <text
        y={shape === 'triangle' ? 0.62 : 0.42}
        fontSize={shape === 'triangle' ? 1 : 1.2}
        fontWeight="700"
        textAnchor="middle"
        fill="var(--on-level)"
      >
        {letter}
      </text>
    </svg>
  );
}
