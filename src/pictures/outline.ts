import type { Outline } from './body.js';

type Point = readonly [x: number, y: number];

/** An outline and its mirror image as SVG path data; two halves become one shape. */
export function pathOf(outline: Outline): string {
  const side = outline.split(' ').map((corner): Point => {
    const [x = 0, y = 0] = corner.split(',').map(Number);
    return [x, y];
  });
  const mirrored = side.map(([x, y]): Point => [-x, y]).reverse();
  return side[0]?.[0] === 0 && side.at(-1)?.[0] === 0
    ? curveThrough([...side, ...mirrored.slice(1, -1)])
    : curveThrough(side) + curveThrough(mirrored);
}

/** A closed Catmull-Rom curve: through every corner in the direction of its neighbors. */
function curveThrough(corners: readonly Point[]): string {
  const at = (index: number): Point => corners.at(index % corners.length) ?? [0, 0];
  const curves = corners.map((from, index) => {
    const to = at(index + 1);
    return `C${beside(from, at(index - 1), to)} ${beside(to, at(index + 2), from)} ${to}`;
  });
  return `M${at(0)}${curves.join('')}Z`;
}

/** The Bézier handle of a corner on its way from `previous` to `next`. */
function beside([x, y]: Point, previous: Point, next: Point): string {
  const handle = [x + (next[0] - previous[0]) / 6, y + (next[1] - previous[1]) / 6];
  return handle.map((value) => value.toFixed(2)).join();
}
