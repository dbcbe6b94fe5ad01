interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** The value kept for a key, made and kept at its first use. */
export function remember<K, V>(memory: Memory<K, V>, key: K, make: () => NonNullable<V>): NonNullable<V> {
  const known = memory.get(key);
  if (known !== undefined && known !== null) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
