/**
 * Owns leaving properties out of the objects of a bundle: what the script never reads, such as the headers of another
 * template or the description that a library gives to other libraries, need not be pasted into an editor.
 */
import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';

/** @returns the code without the properties of these names in its object literals */
export function leaveOut(code: string, names: ReadonlySet<string>): string {
  const cuts: (readonly [start: number, end: number])[] = [];
  new Visitor({
    ObjectExpression({ properties, end }) {
      for (const [place, property] of properties.entries()) {
        if (property.type !== 'Property' || property.computed || !names.has(nameOf(property.key))) continue;
        // A comma that is left before the closing brace does no harm.
        cuts.push([property.start, properties[place + 1]?.start ?? end - 1]);
      }
    },
  }).visit(parseSync('code.js', code).program);
  return cuts
    .toSorted(([a], [b]) => b - a)
    .reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), code);
}

const nameOf = (key: ESTree.Node): string =>
  key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';

/** @param places for each part of a file's path, which properties the objects of such files do without */
export const leavingOut = (places: Readonly<Record<string, readonly string[]>>): Plugin => ({
  name: 'leaving-out',
  enforce: 'post',
  transform(code, id) {
    const names = Object.entries(places).flatMap(([place, left]) => (id.includes(place) ? left : []));
    return names.length === 0 ? null : { code: leaveOut(code, new Set(names)), map: null };
  },
});
