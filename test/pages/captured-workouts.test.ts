/** The page of captured workouts shows the figures that were worked out by hand beside them, and each captured graph is drawn. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workout } from '@ridebook/domain';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWatchedPage, startDashboard, type WatchedPage } from '../support/dashboard.ts';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from '../support/program.ts';
import { connectBrowser } from '../support/shared-browser.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/fixtures');
const isHere = existsSync(path.join(folder, 'expected.json'));
if (!isHere)
  console.warn('Skipped: the captured API responses are not beside this checkout (../shared/fixtures).');

interface Expected {
  readonly file: string;
  readonly workout: Workout;
  readonly graph: {
    readonly samples: number;
    readonly metrics: readonly string[];
    readonly reportedZoneSeconds: readonly number[] | null;
    readonly reportedEffortPoints: number | null;
  } | null;
}
const expectations = isHere
  ? (JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as readonly Expected[])
  : [];

/** What a metric is called over its panel; a speed beside a pace says the same thing twice. */
const panelOf: Readonly<Record<string, string>> = {
  output: 'Output',
  pace: 'Pace',
  split_pace: 'Split',
  cadence: 'Cadence',
  stroke_rate: 'Stroke rate',
  resistance: 'Resistance',
  speed: 'Speed',
  incline: 'Incline',
  altitude: 'Elevation',
  heart_rate: 'Heart rate',
};

describe.runIf(isHere)('the page of a captured workout', () => {
  let home: ProgramHome;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    home = createProgramHome();
    const sandbox = await startSandbox(home, '--replay', folder);
    await home.run(['login'], signedInAt(sandbox));
    await home.run(['sync'], signedInAt(sandbox));
    ({ url } = await startDashboard(home, sandbox));
    browser = await connectBrowser();
    watched = await openWatchedPage(browser, url);
    ({ page } = watched);
    page.setDefaultTimeout(10_000);
  });
  afterAll(async () => {
    await browser.close();
    await home.remove();
  });

  const card = (name: string): Locator => page.getByRole('region', { name, exact: true });
  async function open(id: string): Promise<void> {
    await page.goto(`${url}/workouts/${encodeURIComponent(id)}`);
    await card('Facts').waitFor();
    await page.locator('.panel canvas, .why').first().waitFor();
  }
  /** The figures under the title, by their labels. */
  async function stats(): Promise<Readonly<Record<string, number>>> {
    const pairs = await page
      .locator('dl.stats > div')
      .evaluateAll((all) =>
        all.map((one) => [
          one.querySelector('dt button')?.textContent.trim() ?? '',
          one.querySelector('dd')?.firstChild?.textContent ?? '',
        ]),
      );
    return Object.fromEntries<number>(
      pairs.map(([label = '', value = '']) => [label, Number(value.replaceAll(',', ''))] as const),
    );
  }
  /** Seconds in each heart-rate zone: those shown, those Peloton reports, those counted from the samples. */
  async function zoneSeconds(): Promise<readonly (readonly number[])[]> {
    await page.getByRole('button', { name: 'Time in heart-rate zones: more' }).click();
    await page.getByRole('menuitem', { name: 'View as table' }).click();
    const rows = card('Time in heart-rate zones').locator('tbody tr');
    await rows.first().waitFor();
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim())),
    );
    expect(cells.map(([zone]) => zone)).toEqual(['1', '2', '3', '4', '5']);
    return [2, 3, 4].map((column) => cells.map((row) => Number(row[column]?.replaceAll(',', ''))));
  }

  const metresAMile = 1609.344;
  const shownOf = ({ workout }: Expected): Readonly<Record<string, number>> => {
    const kilojoules = workout.outputJoules === null ? null : Math.round(workout.outputJoules / 1000);
    const miles = workout.distanceMetres === null ? null : workout.distanceMetres / metresAMile;
    const milesAnHour =
      workout.averageSpeedMetresPerSecond === null
        ? null
        : (workout.averageSpeedMetresPerSecond * 3600) / metresAMile;
    const all: Readonly<Record<string, number | null>> = {
      'Total output': kilojoules,
      'Average output': workout.averageOutputWatts,
      Cadence: workout.averageCadenceRpm,
      Resistance: workout.averageResistancePercent,
      Speed: milesAnHour === null ? null : Number(milesAnHour.toFixed(1)),
      'Heart rate': workout.averageHeartRateBpm === null ? null : Math.round(workout.averageHeartRateBpm),
      Leaderboard: workout.leaderboardRank,
      // A bike's distance stands among the facts.
      Distance: workout.discipline === 'cycling' || miles === null ? null : Number(miles.toFixed(2)),
    };
    return Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
  };

  it.each(['cycling-30min', 'tread-walk-30min'])('%s shows the totals and the zones', async (file) => {
    const expected = expectations.find((one) => one.file === file);
    if (expected?.graph?.reportedZoneSeconds == null) throw new Error(`${file} is not expected.`);
    await open(expected.workout.id);
    expect(await stats()).toMatchObject(shownOf(expected));
    const [shown, reported, counted] = await zoneSeconds();
    expect(shown).toEqual(expected.graph.reportedZoneSeconds);
    expect(reported).toEqual(expected.graph.reportedZoneSeconds);
    for (const [zone, seconds] of (counted ?? []).entries())
      expect(Math.abs(seconds - (reported?.[zone] ?? NaN)), `zone ${zone + 1}`).toBeLessThanOrEqual(1);
    if (expected.graph.reportedEffortPoints !== null)
      expect(await card('Facts').textContent()).toContain(expected.graph.reportedEffortPoints.toFixed(1));
  });

  it.each(expectations.map(({ file }) => file))('%s is drawn as far as it was measured', async (file) => {
    const expected = expectations.find((one) => one.file === file);
    if (expected === undefined) throw new Error(`${file} is not expected.`);
    await open(expected.workout.id);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).not.toMatch(/NaN|Invalid Date|undefined|Infinity|\bnull\b|\[object/);
    const drawn = await page.locator('.panel .head p:first-child > b').allTextContents();
    const metrics = expected.graph?.metrics ?? [];
    const isPaced = metrics.includes('pace') || metrics.includes('split_pace');
    const wanted = metrics
      .filter((metric) => metric !== 'speed' || !isPaced)
      .map((metric) => panelOf[metric]);
    expect(drawn.toSorted()).toEqual(wanted.toSorted());
    if (wanted.length === 0) expect(text).toContain('Nothing was recorded second by second.');
  });

  it('complains of nothing', () => {
    expect(watched.complaints).toEqual([]);
  });
});
