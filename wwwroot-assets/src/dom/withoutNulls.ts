/** What .NET sends has a null wherever nothing was set; here such a property is absent. Nulls inside lists are values and stay. */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map((v: unknown) => withoutNulls(v)) as T;
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, v]) => v !== null);
  return Object.fromEntries(kept.map(([k, v]) => [k, withoutNulls(v)])) as T;
}
