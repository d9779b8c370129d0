/** A muscle as one of the two bodies shows it. */
export interface DrawnMuscle {
  readonly view: string;
  readonly muscle: string;
  readonly role: string;
  /** SVG path data. */
  readonly path: string;
  /** Its highest and its lowest point, in units of the body. */
  readonly top: number;
  readonly bottom: number;
}

/** The muscles of a picture, the front view first. */
export function drawnMuscles(svg: string): DrawnMuscle[] {
  return ['front', 'back'].flatMap((view) => {
    const figure = svg.match(new RegExp(`data-view="${view}".*?</g>`, 's'))?.[0] ?? '';
    const paths = figure.matchAll(/data-muscle="(.+?)" data-role="(.+?)" d="(.+?)"/g);
    return [...paths].map(([, muscle = '', role = '', path = '']) => {
      const heights = [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
      return { view, muscle, role, path, top: Math.min(...heights), bottom: Math.max(...heights) };
    });
  });
}
