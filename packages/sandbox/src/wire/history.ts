/** Owns how a member's history is summed up on the wire: the overview with records and streaks, and the calendar of active days. */
import { localDate } from '@ridebook/domain';
import type { Plan } from '../rider/plan.ts';
import { achievementCountsJson } from './achievements.ts';
import { workoutCountsJson } from './member.ts';

const daySeconds = 86_400;
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000 / daySeconds;

function activeDates(plans: readonly Plan[]): readonly string[] {
  return [...new Set(plans.map((plan) => localDate(plan.startAt, plan.timeZone)))].sort();
}

/** `/api/user/{id}/calendar` */
export function calendarJson(plans: readonly Plan[]) {
  const months = new Map<string, number[]>();
  for (const date of activeDates(plans)) {
    const month = date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), Number(date.slice(8))]);
  }
  return {
    months: [...months].map(([month, days]) => ({
      year: Number(month.slice(0, 4)),
      month: Number(month.slice(5)),
      active_days: days,
    })),
  };
}

interface Streak {
  readonly current: number;
  readonly best: number;
  readonly startedOn: number | null;
}

/** Runs in ascending whole numbers; a run is current when it reaches `now` or the one before. */
function streakOf(active: readonly number[], now: number): Streak {
  let best = 0;
  let run = 0;
  let start = 0;
  active.forEach((number, index) => {
    if (index > 0 && number === (active[index - 1] ?? 0) + 1) run++;
    else {
      run = 1;
      start = number;
    }
    best = Math.max(best, run);
  });
  const isCurrent = (active.at(-1) ?? -2) >= now - 1;
  return { current: isCurrent ? run : 0, best, startedOn: isCurrent ? start : null };
}

function personalRecords(plans: readonly Plan[]) {
  const best = new Map<number, Plan>();
  for (const plan of plans) {
    const minutes =
      plan.slotKind === 'class' && plan.discipline === 'cycling' ? plan.ride?.minutes : undefined;
    if (minutes === undefined || plan.endAt === null) continue;
    const before = best.get(minutes);
    if (before === undefined || plan.totalWorkJoules > before.totalWorkJoules) best.set(minutes, plan);
  }
  const records = [...best]
    .sort(([one], [other]) => one - other)
    .map(([minutes, plan]) => ({
      name: `${minutes} min`,
      slug: minutes * 60,
      value: Math.round(plan.totalWorkJoules / 1000),
      raw_value: plan.totalWorkJoules,
      unit: 'kj',
      unit_slug: 'kj',
      workout_id: plan.id,
      // Without a zone, as the API writes it.
      workout_date: new Date(plan.startAt * 1000).toISOString().slice(0, 19),
    }));
  return [{ name: 'Cycling', slug: 'cycling', records }];
}

/** `/api/user/{id}/overview` @param today milliseconds since 1970 */
export function overviewJson(userId: string, plans: readonly Plan[], today: number) {
  const days = activeDates(plans).map(dayNumber);
  const now = Math.floor(today / 1000 / daySeconds);
  // Weeks begin on Monday; day 0 of the epoch was a Thursday.
  const weekOf = (day: number): number => Math.floor((day + 3) / 7);
  const daily = streakOf(days, now);
  const weekly = streakOf([...new Set(days.map(weekOf))], weekOf(now));
  const startOfWeek = weekly.startedOn === null ? null : (weekly.startedOn * 7 - 3) * daySeconds;
  return {
    id: userId,
    workout_counts: {
      total_workouts: plans.length,
      workouts: workoutCountsJson(plans).map((count) => ({
        ...count,
        workout_name: `${String(count['name'])} Workouts`,
      })),
    },
    personal_records: personalRecords(plans),
    streaks: {
      current_weekly: weekly.current,
      best_weekly: weekly.best,
      start_date_of_current_weekly: startOfWeek,
      current_daily: daily.current,
      start_date_of_current_daily: daily.startedOn === null ? null : daily.startedOn * daySeconds,
    },
    achievement_counts: achievementCountsJson(plans),
  };
}
