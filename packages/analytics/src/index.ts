export { activeDays, type ActiveDay } from './active-days.ts';
export {
  addDays,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysOfYear,
  weekdayOf,
  weekStart,
  type Weekday,
} from './calendar-days.ts';
export { classRecords, type ClassRecord, type RecordStep } from './class-records.ts';
export { fewestComparableRides, type ComparableStanding } from './comparable-standing.ts';
export { maybeClassMinutes, newestFirst } from './counted.ts';
export { headlineFact, type HeadlineFact, type HeadlineQuery } from './headline-fact.ts';
export { latestRides, riddenClassLengths, type LatestRide, type LatestRidesQuery } from './latest-rides.ts';
export { maybeMainRide } from './main-ride.ts';
export { totalsBetween, type Totals } from './totals.ts';
export {
  weekStreak,
  type FinishedStreak,
  type StreakWeek,
  type WeekStreak,
  type WeekStreakQuery,
} from './week-streak.ts';
export { freshRecordDays, latelyDays } from './record-history.ts';
