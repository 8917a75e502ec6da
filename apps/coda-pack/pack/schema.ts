/** Owns the step from the columns of a table to a schema of the SDK. */
import * as coda from '@codahq/packs-sdk';
import type { PackSchema } from '../src/pack-tables.ts';
import { propertyKey, type Property, type Relation } from '../src/properties.ts';

type PropertySchema = Parameters<typeof coda.makeObjectSchema>[0]['properties'][string];

const { ValueHintType, ValueType } = coda;

/** What Coda shows a cell as. Days and instants travel as ISO 8601, seconds as `1800 seconds`. */
const typed: Readonly<Record<Property['kind'], PropertySchema>> = {
  text: { type: ValueType.String },
  number: { type: ValueType.Number, precision: 2 },
  seconds: { type: ValueType.String, codaType: ValueHintType.Duration },
  percent: { type: ValueType.Number, codaType: ValueHintType.Percent },
  checkbox: { type: ValueType.Boolean },
  date: { type: ValueType.String, codaType: ValueHintType.Date },
  instant: { type: ValueType.String, codaType: ValueHintType.DateTime },
  image: { type: ValueType.String, codaType: ValueHintType.ImageReference },
  link: { type: ValueType.String, codaType: ValueHintType.Url },
};

export function schemaOf(schema: PackSchema) {
  const { identityName, properties, idHeader, displayHeader, featuredHeaders, relations } = schema;
  return coda.makeObjectSchema({
    identity: { name: identityName },
    idProperty: propertyKey(idHeader),
    displayProperty: propertyKey(displayHeader),
    featuredProperties: featuredHeaders.map(propertyKey),
    properties: Object.fromEntries([
      ...properties.map(({ key, header, kind }): [string, PropertySchema] => [
        key,
        { ...typed[kind], displayName: header, ...(header === idHeader ? { required: true } : {}) },
      ]),
      ...relations.map((relation): [string, PropertySchema] => [
        relation.key,
        { ...referenceTo(relation), displayName: relation.header },
      ]),
    ]),
  });
}

/** A cell that is a row of another table of this Pack: its id, and what it is called there. */
const referenceTo = ({ identityName, id, display }: Relation) =>
  coda.makeReferenceSchemaFromObjectSchema(
    coda.makeObjectSchema({
      idProperty: id.there,
      displayProperty: display.there,
      properties: {
        [id.there]: { type: ValueType.String, required: true },
        [display.there]: { type: ValueType.String, required: true },
      },
    }),
    identityName,
  );
