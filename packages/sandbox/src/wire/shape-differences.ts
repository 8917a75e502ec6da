/** Owns the comparison of shapes: which keys and JSON types one answer has and another has not. */

type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** Types by path; all elements of a list share one path. */
function shapeOf(value: unknown, path = '', shape = new Map<string, Set<string>>()): Shape {
  const type = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  shape.set(path, (shape.get(path) ?? new Set<string>()).add(type));
  if (Array.isArray(value)) {
    for (const entry of value) shapeOf(entry, `${path}[]`, shape);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      shapeOf(entry, path === '' ? key : `${path}.${key}`, shape);
    }
  }
  return shape;
}

const parentOf = (path: string): string => path.replace(/(\[\]|\.[^.[]+|^[^.[]+)$/, '');

function missingFrom(one: Shape, other: Shape, sign: string): readonly string[] {
  // What hangs below a missing key is missing with it, and one line says so.
  return [...one.keys()].flatMap((path) =>
    !other.has(path) && other.has(parentOf(path)) ? [`${sign} ${path}`] : [],
  );
}

/**
 * One line a difference: `- path` where only the first has it, `+ path` where only the second, `~ path` where the
 * types differ. A null fits every type.
 */
export function shapeDifferences(first: unknown, second: unknown): readonly string[] {
  const one = shapeOf(first);
  const other = shapeOf(second);
  const retyped = [...one].flatMap(([path, types]) => {
    const found = [...(other.get(path) ?? [])].filter((type) => type !== 'null' && !types.has(type));
    const isKnown = [...types].some((type) => type !== 'null');
    return isKnown && found.length > 0 ? [`~ ${path}`] : [];
  });
  return [...missingFrom(one, other, '-'), ...missingFrom(other, one, '+'), ...retyped];
}
