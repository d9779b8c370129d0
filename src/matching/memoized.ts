const MAX_REMEMBERED = 20_000;

/** Remembers results, up to a bound: the same few thousand words come again and again. */
export function memoized<Result>(of: (word: string) => Result): (word: string) => Result {
  const known = new Map<string, Result>();
  return (word) => {
    let result = known.get(word);
    if (result === undefined) {
      result = of(word);
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(word, result);
    }
    return result;
  };
}
