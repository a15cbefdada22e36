/** What was computed once is not computed again. */

/** Remembers what was computed for each key. */
export function memo<T>(compute: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    if (kept.has(key)) return kept.get(key) as T;
    const value = compute(key);
    kept.set(key, value);
    return value;
  };
}

/**
 * Remembers what was computed for the last few texts: an editor asks about the same long text again and again while
 * something around it changes.
 */
export function recent<T>(): (text: string, compute: () => T) => T {
  let kept: readonly { readonly text: string; readonly value: T }[] = [];
  return (text, compute) => {
    const known = kept.find((one) => one.text === text);
    if (known) return known.value;
    const value = compute();
    kept = [{ text, value }, ...kept.slice(0, 2)];
    return value;
  };
}
