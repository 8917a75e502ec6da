/** Beyond the bike in a real browser: the latest of it, the clock of start times, and running in its own right. */
import { beyondTheBike, maybeOwnRight } from '@ridebook/analytics';
import { disciplineLabel, type MovementsAnswer, type Workout, type WorkoutStory } from '@ridebook/domain';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyNow } from '../support/dashboard.ts';
import { openSharedBook, type SeededBook } from '../support/seeded-book.ts';

const asOf = journeyNow.slice(0, 10);
let book: SeededBook;
let page: Page;
let stored: readonly Workout[];

beforeAll(async () => {
  book = await openSharedBook();
  ({ page, workouts: stored } = book);
});
afterAll(() => book.close());

const card = (name: string): Locator => page.getByRole('region', { name, exact: true });

describe('beyond the bike', () => {
  it('lists the ten latest and what each discipline amounts to', async () => {
    await page.goto(`${book.url}/beyond-the-bike`);
    const { latest, disciplines } = beyondTheBike(stored, asOf);
    const workouts = disciplines.reduce((sum, one) => sum + one.workouts, 0);
    await page.getByRole('heading', { level: 1 }).getByText(`${workouts} workouts beyond the bike`).waitFor();
    expect(await card('Ten latest').locator('tbody tr').count()).toBe(10);
    expect(await card('Ten latest').locator('tbody tr').first().textContent()).toContain(latest[0]?.title);
    const rows = card('By discipline').locator('tbody tr');
    expect(await rows.count()).toBe(disciplines.length);
    expect(await rows.first().textContent()).toContain(disciplineLabel(disciplines[0]?.discipline ?? ''));
  });

  it('gives running its pace and its climb', async () => {
    const own = maybeOwnRight(stored, 'running', asOf);
    const running = card('Running, in its own right');
    expect(await running.locator('tbody tr').count()).toBe(own?.latest.length);
    const secondsPerMile = Math.round((own?.secondsPerKilometre ?? 0) * 1.609344);
    const pace = `${Math.floor(secondsPerMile / 60)}:${String(secondsPerMile % 60).padStart(2, '0')}`;
    expect(await running.locator('tfoot').textContent()).toContain(pace);
  });

  it('draws the pace over time, each dot leading to its run', async () => {
    const pace = page.getByRole('region', { name: /^Running: pace since/ });
    await pace.locator('svg').first().waitFor();
    const measured = stored.filter(
      ({ discipline, averageSpeedMetresPerSecond, isImported }) =>
        discipline === 'running' && !isImported && (averageSpeedMetresPerSecond ?? 0) > 0,
    );
    expect(await pace.locator('.figure').getAttribute('aria-label')).toContain(
      `Pace of ${measured.length} running workouts`,
    );
  });

  it('lists strength with the movements of those in which they were counted', async () => {
    const strength = card('Strength, in its own right');
    const own = stored.filter(({ discipline, isImported }) => discipline === 'strength' && !isImported);
    expect(await strength.locator('tbody tr').count()).toBe(Math.min(10, own.length));
    expect(await strength.locator('tbody tr').first().textContent()).toContain(own[0]?.title);
    const answers = await Promise.all(
      own.slice(0, 10).map(async ({ id }) => {
        const response = await fetch(`${book.url}/api/v1/reports/workout?workout=${id}`, {
          signal: AbortSignal.timeout(10_000),
        });
        return (await response.json()) as WorkoutStory;
      }),
    );
    const told = answers.flatMap(({ movements }) => movements?.tracked?.movements[0] ?? []);
    for (const movement of told) await strength.getByText(movement.name).first().waitFor();
    if (told.length === 0) await strength.getByText('No movement was counted in them').waitFor();
  });

  it('asks for the movements of all of them at once', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await card('Strength, in its own right').locator('tbody tr').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path === '/api/v1/movements')).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith('/api/v1/reports'))).toEqual([]);
  });

  it('tells the movements of those workouts that there are, and refuses to look for none', async () => {
    const ask = (query: string) =>
      fetch(`${book.url}/api/v1/movements${query}`, { signal: AbortSignal.timeout(10_000) });
    const known = stored.find(({ discipline }) => discipline === 'strength')?.id ?? '';
    const answer = (await (
      await ask(`?workouts=${known},never-heard-of,${known}`)
    ).json()) as MovementsAnswer;
    expect(answer.movements.map(({ workoutId }) => workoutId)).toEqual([known]);
    expect((await ask('')).status).toBe(400);
    expect((await ask(`?workouts=${Array.from({ length: 51 }, (_, index) => index).join()}`)).status).toBe(
      400,
    );
  });

  it('keeps the choice of a discipline over a reload', async () => {
    await page.getByRole('group', { name: 'Discipline' }).getByRole('button', { name: 'Yoga' }).click();
    expect(book.address()).toBe('/beyond-the-bike?discipline=yoga');
    await page.reload();
    const yoga = stored.filter(({ discipline }) => discipline === 'yoga');
    await card('Ten latest').locator('tbody tr').first().waitFor();
    expect(await card('Ten latest').locator('tbody tr').count()).toBe(Math.min(10, yoga.length));
  });

  it('complained of nothing', () => {
    expect(book.complaints).toEqual([]);
  });
});
