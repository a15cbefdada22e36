/** Remembers what was computed for each object, for as long as the object lives. `compute` depends on the object alone. */
export function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const kept = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known.value;
    const value = compute(key);
    kept.set(key, { value });
    return value;
  };
}
