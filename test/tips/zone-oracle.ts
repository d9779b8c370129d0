/**
 * What a zone's clocks do, read from the runtime's own formatting of instants, which knows nothing
 * of Temporal. Instants are epoch milliseconds.
 */
export interface ZoneClock {
  /** What clocks would show, as if it were UTC, at the instants at which they are changed. */
  readonly changes: readonly number[];
  /** The same for zones whose clocks agree at every instant. */
  readonly signature: string;
  /**
   * The instant at which clocks show this, given as if it were UTC. If they never do, the instant
   * at which they would, had they not been put forward; if they do twice, the first.
   */
  instantOf(wallAt: number): number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Every change lasts for longer: the shortest is Ramadan in Morocco, about a month. */
const STEP = 14 * 24 * HOUR;

/** Reads the clocks between two instants. */
export function zoneClock(timeZone: string, fromAt: number, toAt: number): ZoneClock {
  const offsetAt = offsetReader(timeZone);
  let offset = offsetAt(fromAt);
  const stretches = [{ from: Number.NEGATIVE_INFINITY, offset }];
  for (let at = fromAt; at < toAt; at += STEP) {
    if (offsetAt(at + STEP) === offset) continue;
    const change = changeBetween(offsetAt, at, at + STEP);
    offset = offsetAt(change);
    stretches.push({ from: change, offset });
  }
  const stretchAt = (at: number): number => {
    const index = stretches.findLastIndex(({ from }) => from <= at);
    return stretches[index]?.offset ?? 0;
  };
  return {
    changes: stretches.slice(1).map(({ from }, index) => from + (stretches[index]?.offset ?? 0)),
    signature: JSON.stringify(stretches),
    instantOf(wallAt) {
      const before = stretchAt(wallAt - 24 * HOUR);
      const after = stretchAt(wallAt + 24 * HOUR);
      const showing = [before, after]
        .filter((offset) => stretchAt(wallAt - offset) === offset)
        .map((offset) => wallAt - offset);
      return showing.length > 0 ? Math.min(...showing) : wallAt - before;
    },
  };
}

function changeBetween(offsetAt: (at: number) => number, from: number, to: number): number {
  let [last, first] = [from, to];
  while (first - last > MINUTE) {
    const middle = last + Math.floor((first - last) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle) === offsetAt(from)) last = middle;
    else first = middle;
  }
  return first;
}

function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(at)) ?? [];
    const ahead = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE;
    return sign === '-' ? -ahead : ahead;
  };
}
