/** Owns the Pack itself: its tables, formulas and column format over whichever source it was built for. */
import * as coda from '@codahq/packs-sdk';
import { recordTable } from '@ridebook/coda/rows';
import type { PackTransport } from '../src/ask.ts';
import type { PackSource } from '../src/pack-source.ts';
import {
  maybeRecordMeasure,
  measureChoices,
  packTables,
  recordSchema,
  typeChoices,
  workoutIdOf,
  workoutLinks,
  workoutRows,
  workoutSchema,
  type PackTable,
} from '../src/pack-tables.ts';
import { packRowsIn } from '../src/properties.ts';
import { visibly } from './errors.ts';
import { fetcherTransport } from './fetcher-transport.ts';
import { schemaOf } from './schema.ts';

export interface PackOptions {
  /** Where the token comes from, for whoever connects an account. */
  readonly instructionsUrl: string;
  /** With a port where there is one. */
  readonly networkDomain: string;
  readonly connect: (transport: PackTransport) => PackSource;
}

const sourceOf = ({ connect }: PackOptions, context: coda.ExecutionContext): PackSource =>
  connect(fetcherTransport(context));

export function createPack(options: PackOptions): coda.PackDefinitionBuilder {
  const pack = coda.newPack();
  pack.addNetworkDomain(options.networkDomain);
  pack.setUserAuthentication({
    type: coda.AuthenticationType.HeaderBearerToken,
    instructionsUrl: options.instructionsUrl,
    getConnectionName: (context) => visibly(() => sourceOf(options, context).accountName()),
  });
  for (const table of packTables) addTable(pack, options, table);
  addWorkoutFormula(pack, options);
  addRecordsFormula(pack, options);
  pack.addColumnFormat({
    name: 'Workout',
    instructions: 'Paste the link to a workout on members.onepeloton.com, or its id.',
    formulaName: 'Workout',
    matchers: workoutLinks.map((link) => new RegExp(link.source)),
  });
  return pack;
}

const types = coda.makeParameter({
  type: coda.ParameterType.StringArray,
  name: 'types',
  description: 'Only these types of workouts; without it all of them.',
  optional: true,
  autocomplete: [...typeChoices],
});

const dateRange = coda.makeParameter({
  type: coda.ParameterType.DateArray,
  name: 'dateRange',
  description: 'Only workouts that began in this range; without it all of them.',
  optional: true,
});

function addTable(pack: coda.PackDefinitionBuilder, options: PackOptions, table: PackTable): void {
  const { name, description } = table;
  const run = (context: coda.SyncExecutionContext, asked: readonly string[], range: readonly Date[]) =>
    visibly(async () => {
      const [from = null, until = null] = range.map((instant) => instant.toISOString());
      const page = Number(context.sync.continuation?.['page'] ?? 0);
      const query = { types: asked, from, until };
      const { rows, nextPage } = await table.read(sourceOf(options, context), query, page);
      return {
        result: rows.map((row) => ({ ...row })),
        ...(nextPage === null ? {} : { continuation: { page: nextPage } }),
      };
    });
  const shared = { name: `Sync${name}`, description };
  const schema = schemaOf(table.schema);
  const { identityName } = table.schema;
  if (table.isFiltered)
    pack.addSyncTable({
      name,
      description,
      identityName,
      schema,
      formula: {
        ...shared,
        parameters: [types, dateRange],
        execute: ([asked, range], context) => run(context, asked ?? [], range ?? []),
      },
    });
  else
    pack.addSyncTable({
      name,
      description,
      identityName,
      schema,
      formula: { ...shared, parameters: [], execute: (_, context) => run(context, [], []) },
    });
}

function addWorkoutFormula(pack: coda.PackDefinitionBuilder, options: PackOptions): void {
  pack.addFormula({
    name: 'Workout',
    description: 'One workout with everything that is known of it.',
    parameters: [
      coda.makeParameter({
        type: coda.ParameterType.String,
        name: 'workout',
        description: 'Its id, or the link to it on members.onepeloton.com.',
      }),
    ],
    resultType: coda.ValueType.Object,
    schema: coda.withIdentity(schemaOf(workoutSchema), workoutSchema.identityName),
    execute: ([workout], context) =>
      visibly(async () => {
        const found = await sourceOf(options, context).workout(workoutIdOf(workout));
        return { ...workoutRows([found])[0] };
      }),
  });
}

function addRecordsFormula(pack: coda.PackDefinitionBuilder, options: PackOptions): void {
  pack.addFormula({
    name: 'Records',
    description: 'Your best ride of each class length.',
    parameters: [
      coda.makeParameter({
        type: coda.ParameterType.String,
        name: 'measure',
        description: 'What is measured; without it the total output.',
        optional: true,
        autocomplete: [...measureChoices],
      }),
      coda.makeParameter({
        type: coda.ParameterType.Boolean,
        name: 'metric',
        description: 'Kilometres instead of miles.',
        optional: true,
      }),
    ],
    resultType: coda.ValueType.Array,
    items: schemaOf(recordSchema),
    execute: ([asked = 'outputJoules', isMetric = false], context) =>
      visibly(async () => {
        const measure = maybeRecordMeasure(asked);
        if (measure === null)
          throw new coda.UserVisibleError(
            `There are no records of "${asked}". There are: ${measureChoices.map(({ display }) => display).join(', ')}.`,
          );
        const found = await sourceOf(options, context).records(measure);
        return packRowsIn(recordTable, found, isMetric ? 'metric' : 'imperial').map((row) => ({ ...row }));
      }),
  });
}
