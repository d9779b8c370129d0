import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { muscleName } from '../answers/names.js';
import { phrases } from '../answers/phrases.js';
import { MUSCLES, type Muscle } from '../knowledge/schema.js';
import { MUSCLE_OUTLINES, OTHER_PARTS, SILHOUETTE, type View } from './body.js';
import { pathOf } from './outline.js';

/** The muscles of an exercise, such as an exercise reply has them. One that is in both is primary. */
export interface WorkedMuscles {
  readonly primary: readonly Muscle[];
  readonly secondary: readonly Muscle[];
}

/**
 * resvg draws no text without its font and says nothing about it, so the font comes with us (Open
 * Font License); the machine's own fonts are left out for every machine to draw the same.
 */
const FONT = 'Varela Round';
const FONT_FILE = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/varela-round/400Regular/VarelaRound_400Regular.ttf',
);

/** How many pictures are kept: more than the knowledge base has sets of muscles, 100 KB each. */
const KEPT = 128;

/** Its own ground, so that it looks the same in Discord's dark theme and on a light page. */
const CARD = '#171b22';
const BODY = '#343c48';
const TEXT = '#e8ebef';
const STRIPE = '#4a9fd4';
const LOOKS = {
  idle: 'fill="#566170"',
  secondary: `fill="url(#hatching)" stroke="${STRIPE}" stroke-width="0.6"`,
  primary: 'fill="#ffb04d"',
} as const;

/** From the units of the body to pixels; in the legend as well, for the same hatching. */
const SCALE = 2.75;

type Role = keyof typeof LOOKS;

/**
 * Draws which muscles an exercise works: a body from the front and from the back, 640 × 600 px.
 * Primary muscles are solid and light, secondary ones hatched and darker, so that it can be read
 * without seeing colors. Each muscle is one `path` with `data-muscle` and `data-role` in the `g` of
 * its `data-view`.
 */
export function muscleMapSvg(worked: WorkedMuscles): string {
  const { captions, legend } = phrases.muscleMap;
  // The tile of the hatching is as long as the body, because resvg shows where two tiles meet.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="600" viewBox="0 0 640 600">
<pattern id="hatching" width="4" height="300" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="4" height="300" fill="#173c55"/><rect width="2" height="300" fill="${STRIPE}"/>
</pattern>
<rect x="1" y="1" width="638" height="598" rx="20" fill="${CARD}" stroke="${BODY}" stroke-width="2"/>
${figure('front', 168, worked)}
${figure('back', 472, worked)}
<g font-family="${FONT}, sans-serif" font-size="25" fill="${TEXT}">
<text x="28" y="50">${captions.front}</text>
<text x="612" y="50" text-anchor="end">${captions.back}</text>
${legendLine('primary', legend.primary, 456)}
${worked.secondary.length > 0 ? legendLine('secondary', legend.secondary, 500) : ''}
</g>
</svg>`;
}

/** The same as a PNG of about 100 KB. It takes about 50 ms; `createMuscleMaps` remembers it. */
function muscleMapPng(worked: WorkedMuscles): Buffer {
  const font = { loadSystemFonts: false, fontFiles: [FONT_FILE] };
  return new Resvg(muscleMapSvg(worked), { font }).render().asPng();
}

/** `muscleMapPng` with a memory of the pictures that it drew last. */
export function createMuscleMaps(): (worked: WorkedMuscles) => Buffer {
  const drawn = new Map<string, Buffer>();
  return (worked) => {
    const key = MUSCLES.map((muscle) => roleOf(muscle, worked)).join();
    const known = drawn.get(key);
    if (known) return known;
    const [oldest] = drawn.keys();
    if (oldest !== undefined && drawn.size >= KEPT) drawn.delete(oldest);
    const picture = muscleMapPng(worked);
    drawn.set(key, picture);
    return picture;
  };
}

/** The picture in words, for those who don't see it: shorter than the 1,024 characters of Discord. */
export function muscleMapAlt({ primary, secondary }: WorkedMuscles): string {
  const helping = secondary.filter((muscle) => !primary.includes(muscle));
  return phrases.muscleMap.alt(primary.map(muscleName), helping.map(muscleName));
}

function roleOf(muscle: Muscle, { primary, secondary }: WorkedMuscles): Role {
  if (primary.includes(muscle)) return 'primary';
  return secondary.includes(muscle) ? 'secondary' : 'idle';
}

function figure(view: View, x: number, worked: WorkedMuscles): string {
  const muscles = MUSCLES.map((muscle) => {
    const path = MUSCLE_OUTLINES[muscle][view]?.map(pathOf).join('');
    if (path === undefined) return '';
    const role = roleOf(muscle, worked);
    return `<path data-muscle="${muscle}" data-role="${role}" d="${path}" ${LOOKS[role]}/>\n`;
  });
  return `<g data-view="${view}" transform="translate(${x} 24) scale(${SCALE})">
<path d="${pathOf(SILHOUETTE)}" fill="${BODY}"/>
<path d="${OTHER_PARTS[view].map(pathOf).join('')}" ${LOOKS.idle}/>
${muscles.join('')}</g>`;
}

/** A line of the legend, in the room between the legs of the two bodies. */
function legendLine(role: Role, text: string, y: number): string {
  return `<rect transform="translate(256 ${y}) scale(${SCALE})" width="12" height="10" rx="2.2" ${LOOKS[role]}/>
<text x="302" y="${y + 23}">${text}</text>`;
}
