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
export { namedClassTypes } from './class-type.ts';
export { classRecords, type ClassRecord, type RecordStep, wattsToBeat } from './class-records.ts';
export { fewestComparableRides, type ComparableStanding } from './comparable-standing.ts';
export { maybeComparison, type Comparison, type MeasureComparison } from './comparison.ts';
export { countedUntil, countImports, maybeClassMinutes, newestFirst } from './counted.ts';
export { headlineFact, type HeadlineFact, type HeadlineQuery } from './headline-fact.ts';
export {
  latestRides,
  maybeFinishTopPercent,
  riddenClassLengths,
  type LatestRide,
  type LatestRidesQuery,
} from './latest-rides.ts';
export { maybeMainRide } from './main-ride.ts';
export { totalsBetween, type Totals } from './totals.ts';
export {
  weekStreak,
  type FinishedStreak,
  type StreakWeek,
  type WeekStreak,
  type WeekStreakQuery,
} from './week-streak.ts';
export { allIsFair, fairnessOf, maybeEraStart, type Fairness } from './fairness.ts';
export { freshRecordDays, latelyDays } from './record-history.ts';
export { calendar, type Calendar, type CalendarDay } from './calendar.ts';
export {
  calendarMonth,
  disciplineShares,
  type CalendarMonth,
  type CalendarWeek,
  type DisciplineShare,
} from './calendar-month.ts';
export {
  friendClassLengths,
  friends,
  sharedClasses,
  type FriendRide,
  type FriendRow,
  type Friends,
  type FriendsQuery,
  type SharedClass,
} from './friends.ts';
export { maybeInstructorHistory, type InstructorHistory } from './instructor.ts';
export { instructors, type BestClass, type InstructorRow, type Instructors } from './instructors.ts';
export {
  recordGroupings,
  recordMeasures,
  records,
  type EraRecord,
  type RecordAttempt,
  type RecordGroup,
  type RecordGrouping,
  type RecordMeasure,
  type Records,
  type RecordsQuery,
} from './records.ts';
export { maybeSpread, type Spread } from './spread.ts';
export { startMinuteOf, startTimes, type StartTimes } from './start-times.ts';
export type { WorkoutLine } from './workout-line.ts';
export { pageCounts, type PageCounts } from './page-counts.ts';
export { profileCounts, type DisciplineCount, type ProfileCounts } from './profile-counts.ts';
export { weekAgainstUsual, type UsualTotals, type WeekAgainstUsual } from './usual-week.ts';
export { trend, type OffTime, type Trend, type TrendPoint, type TrendQuery } from './trend.ts';
export type { MeasureName } from './measures.ts';
export {
  beyondTheBike,
  offBikeWorkout,
  type BeyondTheBike,
  type MonthOfDisciplines,
  type OffBikeWorkout,
} from './beyond-the-bike.ts';
export {
  classLengths,
  histogramOf,
  lengthRides,
  type ClassLength,
  type HistogramBin,
  type LengthRides,
} from './class-lengths.ts';
export {
  cumulative,
  cumulativeMeasures,
  type Cumulative,
  type CumulativeMeasure,
  type CumulativeYear,
} from './cumulative.ts';
export { figuresOf, type Figures, type Sums } from './figures.ts';
export { allPeriods, disciplinePeriods, type PeriodFigures, type PeriodRow } from './period-figures.ts';
export { periodUnits, type PeriodUnit } from './periods.ts';
export type { AverageStart } from './start-times.ts';
export { maybeLatestComparison, type LatestComparison } from './latest-comparison.ts';
export { maybeTrendChange, type TrendChange } from './trend-change.ts';
export { lastAttempts, type LastAttempt } from './last-attempts.ts';
export { streaks, type FinishedRun, type Streak, type StreaksQuery, type StreakUnit } from './streaks.ts';
export { classAttempts, type ClassAttempts } from './class-attempts.ts';
export {
  maybeClassHistory,
  repeatedClasses,
  type ClassAttempt,
  type ClassHistory,
  type RepeatedClass,
} from './classes.ts';
export { leaderboard, type Finish, type Leaderboard, type StandingGroup } from './leaderboard.ts';
export { maybeOwnRight, ownRightDisciplines, type OwnRight, type OwnRightDiscipline } from './own-right.ts';
