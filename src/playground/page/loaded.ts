import { useEffect, useState } from 'preact/hooks';

/**
 * What the server has, loaded anew whenever something of `on` changes; until it comes, what was there
 * stays. What comes so late that it is not wanted any more is dropped.
 *
 * @param load null where there is nothing to load
 */
export function useLoaded<T>(
  load: () => Promise<T> | null,
  on: readonly unknown[],
): { readonly value: T | null; readonly failure: string } {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let isLate = false;
    load()?.then(
      (found) => {
        if (isLate) return;
        setValue(found);
        setFailure('');
      },
      (error: Error) => !isLate && setFailure(error.message),
    );
    return () => {
      isLate = true;
    };
  }, on);
  return { value, failure };
}
