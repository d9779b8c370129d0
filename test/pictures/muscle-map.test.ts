import { describe, expect, it } from 'vitest';
import { MUSCLES, type Muscle } from '../../src/knowledge/schema.js';
import { createMuscleMaps, muscleMapAlt, muscleMapSvg } from '../../src/pictures/muscle-map.js';
import { realKnowledge } from '../knowledge/real-knowledge.js';
import { drawnMuscles } from './drawn.js';

const SEEN_FROM = {
  gastrocnemius: ['front', 'back'],
  soleus: ['back'],
  'tibialis-anterior': ['front'],
  'tibialis-posterior': ['front'],
  peroneals: ['front', 'back'],
  'foot-intrinsics': ['front'],
  quadriceps: ['front'],
  hamstrings: ['back'],
  adductors: ['front', 'back'],
  'gluteus-maximus': ['back'],
  'gluteus-medius': ['front', 'back'],
  'hip-flexors': ['front'],
  abdominals: ['front'],
  obliques: ['front', 'back'],
  'erector-spinae': ['back'],
  'upper-back': ['back'],
  lats: ['back'],
  chest: ['front'],
  shoulders: ['front', 'back'],
  forearms: ['front', 'back'],
} satisfies Record<Muscle, readonly string[]>;

const exercises = [...realKnowledge.exercises.values()];
const drawn = drawnMuscles(muscleMapSvg({ primary: [...MUSCLES], secondary: [] }));

const worked = (svg: string, role: string) =>
  drawnMuscles(svg).filter((muscle) => muscle.role === role);

function where(muscle: Muscle, view: string) {
  const found = drawn.find((one) => one.muscle === muscle && one.view === view);
  if (!found) throw new Error(`${muscle} is not seen from the ${view}`);
  return found;
}

describe('a muscle', () => {
  it.each(MUSCLES)('%s is lit alone, from where it is seen', (muscle) => {
    const svg = muscleMapSvg({ primary: [muscle], secondary: [] });
    const lit = worked(svg, 'primary');
    expect(lit.map(({ view }) => view)).toEqual(SEEN_FROM[muscle]);
    expect(lit.every((one) => one.muscle === muscle)).toBe(true);
    expect(worked(svg, 'idle')).toHaveLength(drawn.length - lit.length);
  });

  it('has a place of its own', () => {
    expect(new Set(drawn.map(({ path }) => path)).size).toBe(drawn.length);
  });

  it('of the lower leg lies where runners feel it', () => {
    const knee = where('quadriceps', 'front').bottom;
    const foot = where('foot-intrinsics', 'front').top;
    for (const shin of ['tibialis-anterior', 'tibialis-posterior', 'peroneals'] as const) {
      expect(where(shin, 'front').top).toBeGreaterThan(knee);
      expect(where(shin, 'front').bottom).toBeLessThan(foot);
    }
    const calf = where('gastrocnemius', 'back');
    const soleus = where('soleus', 'back');
    expect(calf.top).toBeGreaterThan(where('hamstrings', 'back').bottom);
    expect(soleus.top).toBeGreaterThan((calf.top + calf.bottom) / 2);
    expect(soleus.bottom).toBeGreaterThan(calf.bottom);
  });

  it('that works and helps is shown as working', () => {
    const both = { primary: ['soleus'], secondary: ['soleus', 'lats'] } as const;
    expect(worked(muscleMapSvg(both), 'secondary').map(({ muscle }) => muscle)).toEqual(['lats']);
    expect(muscleMapAlt(both)).toBe(
      'Muscles worked: deep calf (soleus). Helping: lats. Front and back view.',
    );
  });
});

describe('working and helping muscles', () => {
  const svg = muscleMapSvg({ primary: ['chest'], secondary: ['lats'] });
  const looks = (role: string) =>
    svg.match(new RegExp(`data-role="${role}".*? fill="(.+?)"`))?.[1] ?? '';

  it('differ in more than color: one is solid, the other hatched', () => {
    expect(looks('primary')).toMatch(/^#/);
    expect(looks('secondary')).toBe('url(#hatching)');
    expect(svg).toContain('<pattern id="hatching"');
  });

  it('differ in lightness from each other and from the rest of the body', () => {
    const hatching = svg.match(/<pattern.*<\/pattern>/s)?.[0].match(/#\w{6}/g) ?? [];
    const [ground = '', stripe = ''] = hatching;
    expect(contrast(looks('primary'), stripe)).toBeGreaterThan(1.5);
    expect(contrast(looks('primary'), looks('idle'))).toBeGreaterThan(3);
    expect(contrast(ground, stripe)).toBeGreaterThan(3);
  });

  it('are explained, the helping ones only where there are any', () => {
    expect(svg).toMatch(/>Works<.*>Helps</s);
    expect(muscleMapSvg({ primary: ['chest'], secondary: [] })).not.toContain('Helps');
  });
});

describe('the picture of every exercise', () => {
  it('is a PNG of 640 × 600 px below 200 KB', () => {
    const pictureOf = createMuscleMaps();
    for (const exercise of exercises) {
      const png = pictureOf(exercise);
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 600]);
      expect(png.length, exercise.id).toBeLessThan(200_000);
    }
  });

  it('has an alt text that Discord takes and that names the muscles', () => {
    for (const exercise of exercises) expect(muscleMapAlt(exercise).length).toBeLessThan(1024);
    expect(muscleMapAlt({ primary: [...MUSCLES], secondary: [] }).length).toBeLessThan(1024);
    expect(muscleMapAlt({ primary: ['gastrocnemius', 'soleus'], secondary: [] })).toBe(
      'Muscles worked: calf (gastrocnemius), deep calf (soleus). Front and back view.',
    );
  });
});

it('a picture is drawn once for a set of muscles, whatever their order', () => {
  const pictureOf = createMuscleMaps();
  const picture = pictureOf({ primary: ['soleus', 'gastrocnemius'], secondary: [] });
  expect(pictureOf({ primary: ['gastrocnemius', 'soleus'], secondary: [] })).toBe(picture);
  expect(pictureOf({ primary: ['gastrocnemius'], secondary: ['soleus'] })).not.toBe(picture);
});

/** Contrast as WCAG defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = (hex.match(/\w\w/g) ?? []).map((channel) => {
    const value = Number.parseInt(channel, 16) / 255;
    return value <= 0.04 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
