import { describe, expect, it } from 'vitest';
import { graphJson } from '../wire/graph.ts';
import { countsTowardsOutput } from './effort.ts';
import { openFitness } from './fitness.ts';
import { makeRider } from './person.ts';
import type { Plan } from './plan.ts';
import { openPopulation } from './population.ts';

const today = Date.UTC(2026, 10, 22, 8);
const { rider, catalogue } = openPopulation({
  seed: 'body',
  today,
  workouts: null,
  friendCount: null,
  units: 'imperial',
});
const plans = rider.plans();
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const outputsOf = (plan: Plan): readonly (number | null)[] =>
  rider.measured(plan).channels.find(({ slug }) => slug === 'output')?.values ?? [];
const heartOf = (plan: Plan): readonly number[] => rider.measured(plan).heart?.values ?? [];
const isBikeClass = (plan: Plan): boolean =>
  plan.machine === 'bike' && plan.slotKind === 'class' && plan.endAt !== null && plan.graph === 'whole';

/** How badly a straight line through the first-order response to output (and time) misses the heart rate. */
function misfit(output: readonly number[], heart: readonly number[], lagSeconds: number): number {
  const warmUp = 300;
  let response = output[0] ?? 0;
  const rows: (readonly [response: number, time: number, rate: number])[] = [];
  output.forEach((watts, second) => {
    response += (watts - response) / lagSeconds;
    if (second >= warmUp) rows.push([response, second / 1000, heart[second] ?? 0]);
  });
  const mean = (index: 0 | 1 | 2) => rows.reduce((total, row) => total + row[index], 0) / rows.length;
  const [x0, t0, y0] = [mean(0), mean(1), mean(2)];
  let [xx, tt, xt, xy, ty, yy] = [0, 0, 0, 0, 0, 0];
  for (const [x, t, y] of rows) {
    xx += (x - x0) ** 2;
    tt += (t - t0) ** 2;
    xt += (x - x0) * (t - t0);
    xy += (x - x0) * (y - y0);
    ty += (t - t0) * (y - y0);
    yy += (y - y0) ** 2;
  }
  const determinant = xx * tt - xt * xt;
  const slope = (xy * tt - ty * xt) / determinant;
  const drift = (ty * xx - xy * xt) / determinant;
  return yy - slope * xy - drift * ty;
}

function fittedLag(plan: Plan): number {
  const output = outputsOf(plan).map((watts) => watts ?? 0);
  const heart = heartOf(plan);
  const lags = Array.from({ length: 60 }, (_, index) => 2 + index * 2);
  return lags.toSorted((one, other) => misfit(output, heart, one) - misfit(output, heart, other))[0] ?? NaN;
}

describe('the rider’s body', () => {
  it('lets the heart follow output with a time constant of 20 to 60 seconds', () => {
    const suitable = plans.filter(
      (plan) =>
        isBikeClass(plan) &&
        ['intervals', 'sprints', 'climbs'].includes(plan.ride?.shape ?? '') &&
        plan.durationSeconds === 1800 &&
        plan.hasHeartRate &&
        heartOf(plan).every((rate) => rate > 0),
    );
    const lags = suitable.slice(0, 12).map(fittedLag);
    expect(lags).toHaveLength(12);
    for (const lag of lags) expect(lag).toSatisfy((seconds: number) => seconds >= 20 && seconds <= 60);
  });

  it('averages less output the longer the class', () => {
    const averages = [20, 30, 45, 60].map((minutes) =>
      median(
        plans
          .filter(
            (plan) =>
              isBikeClass(plan) &&
              plan.ride?.minutes === minutes &&
              !plan.ride.isFtpTest &&
              plan.ride.effort > 0.9,
          )
          .map((plan) => (plan.averageOutputWatts ?? 0) / plan.fitnessWatts),
      ),
    );
    expect(averages).toEqual(averages.toSorted((a, b) => b - a));
    expect(averages[0] ?? 0).toBeGreaterThan((averages[3] ?? 0) * 1.05);
  });

  it('gains and loses FTP over months', () => {
    const fitness = openFitness(makeRider('body'), 'body');
    const lastDay = Math.floor(today / 86_400_000);
    const quarters = Array.from({ length: 20 }, (_, index) => fitness.ftpWatts(lastDay - (19 - index) * 91));
    const changes = quarters.slice(1).map((watts, index) => watts / (quarters[index] ?? 1) - 1);
    expect(changes.filter((change) => change > 0.02).length).toBeGreaterThanOrEqual(3);
    expect(changes.filter((change) => change < -0.02).length).toBeGreaterThanOrEqual(3);
  });

  it('is tested every twelve weeks, and the rides after carry 0.95 of the test’s average', () => {
    const tests = plans.filter((plan) => plan.ride?.isFtpTest);
    expect(tests.length).toBeGreaterThanOrEqual(20);
    for (const test of tests) {
      const next = plans.filter((plan) => plan.ftp.workoutId === test.id);
      for (const plan of next) {
        expect(plan.createdAt).toBeGreaterThan(test.createdAt);
        expect(plan.ftp.watts).toBe(Math.round(0.95 * (test.averageOutputWatts ?? 0)));
      }
      expect(test.ftp.workoutId).not.toBe(test.id);
    }
  });

  it('ranks higher with more output in the same class', () => {
    const ranked = plans.filter((plan) => plan.leaderboardRank !== null);
    let compared = 0;
    for (const one of ranked) {
      for (const other of ranked) {
        if (
          one.ride?.id !== other.ride?.id ||
          (one.averageOutputWatts ?? 0) <= (other.averageOutputWatts ?? 0)
        )
          continue;
        compared++;
        expect(one.leaderboardRank ?? 0).toBeLessThanOrEqual(other.leaderboardRank ?? 0);
      }
    }
    expect(compared).toBeGreaterThan(500);
    expect(new Set(ranked.map(({ leaderboardRank }) => leaderboardRank)).size).toBeGreaterThan(100);
  });

  it('comes back to classes', () => {
    expect(plans.filter(({ attempt }) => attempt > 1).length).toBeGreaterThan(plans.length / 10);
    expect(catalogue.classes.length).toBeGreaterThan(300);
  });
});

describe('figures of one workout', () => {
  const some = (suits: (plan: Plan) => boolean) =>
    plans.filter((plan) => plan.graph === 'whole' && suits(plan)).slice(0, 25);

  it.each(['bike', 'tread'] as const)('of the %s: samples add up to the total within 0.2 %', (machine) => {
    for (const plan of some((candidate) => candidate.machine === machine && candidate.specialRide === null)) {
      expect(Math.abs(sum(outputsOf(plan)) / plan.totalWorkJoules - 1)).toBeLessThan(0.002);
    }
  });

  it('of a game with gaps: samples held over the gaps agree, samples alone fall short', () => {
    for (const plan of some((candidate) => candidate.specialRide?.standIn === 'LANEBREAK')) {
      const { seconds } = rider.measured(plan);
      const outputs = outputsOf(plan);
      const held = sum(
        outputs.map((watts, index) => (watts ?? 0) * ((seconds[index] ?? 0) - (seconds[index - 1] ?? 0))),
      );
      expect(Math.abs(held / plan.totalWorkJoules - 1)).toBeLessThan(0.015);
      expect(sum(outputs)).toBeLessThan(plan.totalWorkJoules);
    }
  });

  it('of the rower: the average leaves rest out, and samples add up to more than the total', () => {
    for (const plan of some((candidate) => candidate.machine === 'row')) {
      expect(sum(outputsOf(plan)) / plan.totalWorkJoules).toSatisfy(
        (share: number) => share > 1.08 && share < 1.3,
      );
      expect((plan.averageOutputWatts ?? 0) * plan.durationSeconds).toBeGreaterThan(plan.totalWorkJoules);
    }
  });

  it('every 5 seconds: samples overshoot the total', () => {
    for (const plan of some(isBikeClass)) {
      const request = { everyN: 5, isWeb: true, units: 'imperial' } as const;
      const graph = graphJson(plan, rider.measured(plan), rider.digest(plan), request) as {
        readonly seconds_since_pedaling_start: readonly number[];
        readonly metrics: readonly { readonly slug: string; readonly values: readonly number[] }[];
      };
      const seconds = graph.seconds_since_pedaling_start;
      expect(seconds.slice(0, 3)).toEqual([1, 6, 11]);
      expect(seconds.at(-1)).toBe(plan.durationSeconds);
      const output = graph.metrics.find(({ slug }) => slug === 'output')?.values ?? [];
      const weighted = sum(
        output.map((watts, index) => watts * ((seconds[index] ?? 0) - (seconds[index - 1] ?? 0))),
      );
      expect(weighted / plan.totalWorkJoules).toSatisfy((share: number) => share > 1.02 && share < 1.2);
    }
  });

  it('count zone seconds from the same heart rates, with unrounded bounds', () => {
    for (const plan of some((candidate) => candidate.machine === 'bike' && candidate.hasHeartRate)) {
      const heart = rider.measured(plan).heart;
      const maximum = plan.person.maximumHeartRate;
      const inZone5 = heart?.values.filter((rate) => rate >= 0.95 * maximum).length;
      expect(heart?.zoneSeconds[4]).toBe(inZone5);
      const lost = heart?.values.filter((rate) => rate === 0).length ?? 0;
      expect(sum(heart?.zoneSeconds ?? []) + lost).toBe(heart?.values.length);
    }
  });

  it('let the rower’s zones run longer than the workout, with a negative missing time', () => {
    for (const plan of some((candidate) => candidate.machine === 'row' && candidate.hasHeartRate)) {
      const heart = rider.measured(plan).heart;
      expect(sum(heart?.zoneSeconds ?? [])).toBeGreaterThan(plan.durationSeconds);
      expect(heart?.missingSeconds).toBeLessThan(0);
    }
  });

  it('average heart rates with zeros on the bike and without them on the Tread', () => {
    const withLoss = (machine: Plan['machine']) =>
      some((plan) => plan.machine === machine && heartOf(plan).filter((rate) => rate === 0).length > 20);
    for (const plan of withLoss('bike')) {
      expect(rider.measured(plan).heart?.average).toBe(Math.round(sum(heartOf(plan)) / heartOf(plan).length));
    }
    for (const plan of withLoss('tread')) {
      const measured = heartOf(plan).filter((rate) => rate > 0);
      expect(rider.measured(plan).heart?.average).toBe(Math.round(sum(measured) / measured.length));
    }
    expect(withLoss('bike').length * withLoss('tread').length).toBeGreaterThan(0);
  });

  it('follow from the seconds that count', () => {
    for (const plan of some((candidate) => candidate.averageOutputWatts !== null)) {
      let seconds = 0;
      for (let second = 1; second <= plan.elapsedSeconds; second++) {
        if (countsTowardsOutput(plan.machine, second)) seconds++;
      }
      expect(plan.totalWorkJoules).toBeCloseTo((plan.averageOutputWatts ?? 0) * seconds, 1);
    }
  });
});
