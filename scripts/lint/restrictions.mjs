/** Owns what sources may not write, by zone, each with the reason that the person who wrote it is shown. */

/**
 * @typedef {{selector: string, message: string}} Syntax
 * @typedef {{object: string, property: string, message: string}} Property
 * @typedef {{name: string, message: string}} Name
 * @typedef {{syntax?: readonly Syntax[], properties?: readonly Property[], globals?: readonly Name[], imports?: readonly Name[]}} Restrictions
 */

/** @type {Restrictions} Everywhere: how the code reads. */
export const inSources = {
  syntax: [
    {
      selector: 'ExportDefaultDeclaration',
      message: 'Named exports only: a thing has one name wherever it is used.',
    },
    { selector: 'TSEnumDeclaration', message: 'A union of strings instead of an enum.' },
    {
      selector: 'ClassDeclaration:not([superClass.name=/Error$/])',
      message: 'Functions and readonly values instead of classes; only errors are classes.',
    },
  ],
};

/** A Request carries its own signal; anything else needs one beside it. */
const deadlineMissing =
  ':not([arguments.0.name="request"]):not(:has(> ObjectExpression:has(> Property[key.name="signal"])))';

/** @type {Restrictions} Everywhere but in the dashboard, whose browser ends a request with its page. */
export const onServers = {
  syntax: [
    {
      selector: `CallExpression[callee.name="fetch"]${deadlineMissing}, CallExpression[callee.object.name="globalThis"][callee.property.name="fetch"]${deadlineMissing}`,
      message: 'A request without a deadline can wait for ever: write fetch(url, { …, signal }).',
    },
  ],
};

const effectArrives = 'It comes in as an argument, so that a test decides it.';

/** @type {Restrictions} Libraries: no process, no console, no clock, no randomness, no state of their own. */
export const inPackages = {
  syntax: [
    {
      selector:
        'Program > VariableDeclaration[kind="let"], Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
      message: 'State is a value passed in, never a variable of the module.',
    },
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
      message: `The time of now is an effect. ${effectArrives}`,
    },
  ],
  properties: [
    { object: 'Date', property: 'now', message: `The clock is an effect. ${effectArrives}` },
    { object: 'Math', property: 'random', message: `Chance is an effect. ${effectArrives}` },
    { object: 'performance', property: 'now', message: `The clock is an effect. ${effectArrives}` },
  ],
  globals: [
    {
      name: 'process',
      message: 'A library knows no process: apps/*/src/main.ts reads it and passes on what is needed.',
    },
    { name: 'console', message: 'A library prints nothing: it returns a value, or takes a log.' },
  ],
  imports: [{ name: 'node:process', message: 'A library knows no process.' }],
};

const belongsToMain =
  'Only the entry of a process reads the environment, prints and exits; it hands the rest what it needs.';

/** @type {Restrictions} Programs, but for their main.ts. */
export const inApps = {
  properties: ['env', 'argv', 'exit', 'exitCode', 'stdin', 'stdout', 'stderr'].map((property) => ({
    object: 'process',
    property,
    message: belongsToMain,
  })),
  globals: [{ name: 'console', message: belongsToMain }],
  imports: [{ name: 'node:process', message: belongsToMain }],
};

/**
 * ESLint replaces a rule's options where two entries meet, so that a zone states all of its restrictions at once.
 * @param {...Restrictions} zones
 */
export function restrict(...zones) {
  const syntax = zones.flatMap((zone) => zone.syntax ?? []);
  const properties = zones.flatMap((zone) => zone.properties ?? []);
  const globals = zones.flatMap((zone) => zone.globals ?? []);
  const imports = zones.flatMap((zone) => zone.imports ?? []);
  return {
    'no-restricted-syntax': ['error', ...syntax],
    'no-restricted-properties': ['error', ...properties],
    'no-restricted-globals': ['error', ...globals],
    'no-restricted-imports': ['error', { paths: imports }],
  };
}
