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
