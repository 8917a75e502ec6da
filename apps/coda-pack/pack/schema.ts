/** Owns the step from the columns of a table to a schema of the SDK. */
import * as coda from '@codahq/packs-sdk';
import type { PackSchema } from '../src/pack-tables.ts';
import { propertyKey, type Property } from '../src/properties.ts';

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

export function schemaOf({ identityName, properties, idHeader, displayHeader, featuredHeaders }: PackSchema) {
  return coda.makeObjectSchema({
    identity: { name: identityName },
    idProperty: propertyKey(idHeader),
    displayProperty: propertyKey(displayHeader),
    featuredProperties: featuredHeaders.map(propertyKey),
    properties: Object.fromEntries(
      properties.map(({ key, header, kind }) => [
        key,
        { ...typed[kind], displayName: header, ...(header === idHeader ? { required: true } : {}) },
      ]),
    ),
  });
}
