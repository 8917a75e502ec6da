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
export { countedUntil, countImports, maybeClassMinutes, newestFirst } from './counted.ts';
export { allIsFair, fairnessOf, maybeEraStart, type Fairness } from './fairness.ts';
export { figuresOf, type Figures, type Sums } from './figures.ts';
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
export { leaderboard, type Finish, type Leaderboard, type StandingGroup } from './leaderboard.ts';
export type { MeasureName } from './measures.ts';
export { periodUnits, type PeriodUnit } from './periods.ts';
export { maybeSpread, type Spread } from './spread.ts';
export { totalsBetween, type Totals } from './totals.ts';
export type { WorkoutLine } from './workout-line.ts';
export {
  beyondTheBike,
  offBikeWorkout,
  type BeyondTheBike,
  type MonthOfDisciplines,
  type OffBikeWorkout,
} from './beyond-the-bike/beyond-the-bike.ts';
export {
  maybeOwnRight,
  ownRightDisciplines,
  type OwnRight,
  type OwnRightDiscipline,
} from './beyond-the-bike/own-right.ts';
export { startMinuteOf, startTimes, type StartTimes } from './beyond-the-bike/start-times.ts';
export type { AverageStart } from './beyond-the-bike/start-times.ts';
export { activeDays, type ActiveDay } from './calendar/active-days.ts';
export {
  calendarMonth,
  disciplineShares,
  type CalendarMonth,
  type CalendarWeek,
  type DisciplineShare,
} from './calendar/calendar-month.ts';
export { calendar, type Calendar, type CalendarDay } from './calendar/calendar.ts';
export { classAttempts, type ClassAttempts } from './classes/class-attempts.ts';
export { namedClassTypes } from './classes/class-type.ts';
export {
  maybeClassHistory,
  repeatedClasses,
  type ClassAttempt,
  type ClassHistory,
  type RepeatedClass,
} from './classes/classes.ts';
export { fewestComparableRides, type ComparableStanding } from './home/comparable-standing.ts';
export { maybeComparison, type Comparison, type MeasureComparison } from './home/comparison.ts';
export { headlineFact, type HeadlineFact, type HeadlineQuery } from './home/headline-fact.ts';
export { maybeLatestComparison, type LatestComparison } from './home/latest-comparison.ts';
export {
  latestRides,
  maybeFinishTopPercent,
  riddenClassLengths,
  type LatestRide,
  type LatestRidesQuery,
} from './home/latest-rides.ts';
export { maybeMainRide } from './home/main-ride.ts';
export { pageCounts, type PageCounts } from './home/page-counts.ts';
export { profileCounts, type DisciplineCount, type ProfileCounts } from './home/profile-counts.ts';
export { weekAgainstUsual, type UsualTotals, type WeekAgainstUsual } from './home/usual-week.ts';
export { maybeInstructorHistory, type InstructorHistory } from './instructors/instructor.ts';
export {
  instructors,
  type BestClass,
  type InstructorRow,
  type Instructors,
} from './instructors/instructors.ts';
export {
  cumulative,
  cumulativeMeasures,
  type Cumulative,
  type CumulativeMeasure,
  type CumulativeYear,
} from './months/cumulative.ts';
export {
  allPeriods,
  disciplinePeriods,
  type PeriodFigures,
  type PeriodRow,
} from './months/period-figures.ts';
export {
  classLengths,
  histogramOf,
  lengthRides,
  type ClassLength,
  type HistogramBin,
  type LengthRides,
} from './records/class-lengths.ts';
export { classRecords, type ClassRecord, type RecordStep, wattsToBeat } from './records/class-records.ts';
export { lastAttempts, type LastAttempt } from './records/last-attempts.ts';
export { freshRecordDays, latelyDays } from './records/record-history.ts';
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
} from './records/records.ts';
export {
  streaks,
  type FinishedRun,
  type Streak,
  type StreaksQuery,
  type StreakUnit,
} from './streaks/streaks.ts';
export {
  weekStreak,
  type FinishedStreak,
  type StreakWeek,
  type WeekStreak,
  type WeekStreakQuery,
} from './streaks/week-streak.ts';
export { maybeTrendChange, type TrendChange } from './trend/trend-change.ts';
export { trend, type OffTime, type Trend, type TrendPoint, type TrendQuery } from './trend/trend.ts';
