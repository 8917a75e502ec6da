/** Owns how numbers, units, durations, dates, times and the rider are written: for one reader, by the locale, with true minus signs and unbroken units. */
import {
  kilometresPerHourFromMetresPerSecond,
  metresPerFoot,
  metresPerMile,
  milesPerHourFromMetresPerSecond,
} from '@ridebook/domain';
import { daysBetween, type Weekday } from '@ridebook/analytics';
import { firstWeekdayOf, unitSystemOf, type UnitSystem } from './locale.ts';
import { readersOwn, type RiderWords } from './rider-words.ts';

/** Written where nothing was measured. */
export const missing = '–';
const noBreak = '\u00a0';
/** Peloton counts no workout of a class beyond it. */
const cappedWorkouts = 100_000;

export interface FormatOptions {
  readonly locale: string;
  /** The zone that clock times are shown in; calendar days need none. */
  readonly timeZone: string;
  /** `null` or absent follows the locale. */
  readonly units?: UnitSystem | null;
  /** `null` or absent follows the locale. */
  readonly firstWeekday?: Weekday | null;
}

export interface UnitNames {
  readonly distance: 'km' | 'mi';
  readonly speed: 'km/h' | 'mph';
  readonly pace: 'min/km' | 'min/mi';
  readonly elevation: 'm' | 'ft';
}

const unitNames: Readonly<Record<UnitSystem, UnitNames>> = {
  metric: { distance: 'km', speed: 'km/h', pace: 'min/km', elevation: 'm' },
  imperial: { distance: 'mi', speed: 'mph', pace: 'min/mi', elevation: 'ft' },
};

export interface Formatter {
  /** Whose book it is, as the reader is told of them. */
  readonly rider: RiderWords;
  readonly firstWeekday: Weekday;
  readonly units: UnitSystem;
  /** `1,831`, or the dash for what is missing. */
  number(value: number | null): string;
  /** `21.0` with one digit after the point, or the dash for what is missing. */
  decimal(value: number | null, digits: number): string;
  /** `+3`, `−12`, `0`. */
  signed(value: number): string;
  /** `+3.2`, `−0.4`, and `±0.0` of what is nothing when it is written. */
  signedDecimal(value: number, digits: number): string;
  /** `35 %` of a share between 0 and 1. */
  percent(share: number): string;
  /** Whole kilojoules, without the unit. */
  kilojoules(joules: number | null): string;
  /** How often a class was taken by everybody: `42,100`; `100,000+` where Peloton stops counting. */
  takenTimes(workouts: number | null): string;
  /** `84 km` or `52 mi`. */
  distance(metres: number): string;
  /** Metres in the reader's kilometres or miles, as a number to draw or to write. */
  distanceIn(metres: number): number;
  /** Metres per second in the reader's km/h or mph. */
  speedIn(metresPerSecond: number): number;
  /** Metres in the reader's metres or feet. */
  elevationIn(metres: number): number;
  /** `8:05` for a kilometre or a mile, without the unit. */
  pace(secondsPerKilometre: number | null): string;
  /** What the reader's distances, speeds, paces and heights are written in. */
  readonly unitNames: UnitNames;
  /** A number as it is, to the hundredth. */
  exact(value: number): string;
  /** `3 h 25`, `45 min`. */
  duration(seconds: number): string;
  /** The unit of distances, `km` or `mi`. */
  readonly distanceUnit: 'km' | 'mi';
  /** The unit of speeds, `km/h` or `mph`. */
  readonly speedUnit: 'km/h' | 'mph';
  /** `21.0` in the unit of distances, without it. */
  distanceNumber(metres: number | null): string;
  /** `32.4` in the unit of speeds, without it. */
  speedNumber(metresPerSecond: number | null): string;
  /** `0:21` */
  clock(seconds: number): string;
  /** `Sunday 22 November 2026` */
  longDate(date: string): string;
  /** `Sat 21 Nov` */
  weekdayDate(date: string): string;
  /** `22 Feb` */
  dayAndMonth(date: string): string;
  /** `Sat 21 Nov`, or `10 Oct 2020` where that is so far from `today` that the year is in doubt. */
  dayInList(date: string, today: string): string;
  /** `3 Oct 2026` */
  date(date: string): string;
  /** `1–26 Nov 2026`: from one day to another, and what both share once. */
  dates(from: string, to: string): string;
  /** `Nov 2026` */
  month(date: string): string;
  /** `May 2025` in full. */
  monthAndYear(date: string): string;
  /** `March`, with the year where it is another than that of `today`. */
  monthInWords(date: string, today: string): string;
  /** `Nov` for 1 to 12. */
  monthName(month: number): string;
  /** `Mon` for 1 (Monday) to 7. */
  weekdayName(weekday: Weekday): string;
  /** `Sunday` */
  weekdayInWords(date: string): string;
  /** `08:12` of an instant. */
  time(instant: string): string;
  /** `08:12` on the day itself, else `20 Nov, 08:12`. */
  moment(instant: string, today: string): string;
  /** `08:12` of minutes since midnight. */
  minuteOfDay(minute: number): string;
  /** `20 and 30`, `10, 20 and 30`. */
  list(items: readonly string[]): string;
  /** `20 or 30`, `10, 20 or 30`. */
  either(items: readonly string[]): string;
}

/** Older than this, a day without its year could be of this one or of the last. */
const daysOfOneYear = 300;

/** Makes the formatter of one reader. */
export function createFormatter(options: FormatOptions): Formatter {
  const { locale, timeZone } = options;
  const units = options.units ?? unitSystemOf(locale);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimals = [1, 2].map(
    (digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const hundredths = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const metresPerUnit = units === 'imperial' ? metresPerMile : 1000;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const alternatives = new Intl.ListFormat(locale, { type: 'disjunction' });
  const clockTime = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const dayIn = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  const dayFormat = (options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (date) => format.format(new Date(`${date}T12:00:00Z`));
  };
  const number = (value: number): string => whole.format(value).replace('-', '−');
  const decimal = (value: number | null, digits: number): string =>
    value === null ? missing : (decimals[digits - 1] ?? whole).format(value).replace('-', '−');
  const isImperial = units === 'imperial';
  const signed = (value: number): string => {
    const rounded = Math.round(value);
    return rounded > 0 ? `+${number(rounded)}` : number(rounded === 0 ? 0 : rounded);
  };
  const dayRange = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const utcTime = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const monthLong = dayFormat({ month: 'long' });
  const monthShort = dayFormat({ month: 'short' });
  const dayShort = dayFormat({ day: 'numeric', month: 'short' });
  const weekdayAndDay = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' });
  const weekdayShort = dayFormat({ weekday: 'short' });
  // In a narrow column the comma of some locales is only noise.
  const weekdayDate = (date: string): string => weekdayAndDay(date).replaceAll(',', '');
  const date = dayFormat({ day: 'numeric', month: 'short', year: 'numeric' });

  return {
    rider: readersOwn,
    firstWeekday: options.firstWeekday ?? firstWeekdayOf(locale),
    units,
    number: (value) => (value === null ? missing : number(value)),
    decimal,
    signed,
    signedDecimal: (value, digits) => {
      const size = decimal(Math.abs(value), digits);
      const isNothing = size === decimal(0, digits);
      return `${isNothing ? '±' : value > 0 ? '+' : '−'}${size}`;
    },
    percent: (share) => `${number(share * 100)}${noBreak}%`,
    takenTimes: (workouts) =>
      workouts === null ? missing : `${number(workouts)}${workouts === cappedWorkouts ? '+' : ''}`,
    kilojoules: (joules) => (joules === null ? missing : number(joules / 1000)),
    distance: (metres) =>
      units === 'imperial'
        ? `${number(metres / metresPerMile)}${noBreak}mi`
        : `${number(metres / 1000)}${noBreak}km`,
    distanceIn: (metres) => metres / metresPerUnit,
    speedIn: isImperial ? milesPerHourFromMetresPerSecond : kilometresPerHourFromMetresPerSecond,
    elevationIn: (metres) => (isImperial ? metres / metresPerFoot : metres),
    pace: (secondsPerKilometre) => {
      if (secondsPerKilometre === null) return missing;
      const total = Math.round((secondsPerKilometre / 1000) * metresPerUnit);
      return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
    },
    unitNames: unitNames[units],
    exact: (value) => hundredths.format(value).replace('-', '−'),
    duration: (seconds) => {
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return `${number(minutes)}${noBreak}min`;
      const rest = minutes % 60;
      const hours = `${number(Math.floor(minutes / 60))}${noBreak}h`;
      return rest === 0 ? hours : `${hours}${noBreak}${String(rest).padStart(2, '0')}`;
    },
    distanceUnit: isImperial ? 'mi' : 'km',
    speedUnit: isImperial ? 'mph' : 'km/h',
    distanceNumber: (metres) =>
      decimal(metres === null ? null : metres / (isImperial ? metresPerMile : 1000), 1),
    speedNumber: (metresPerSecond) => {
      const inUnit = isImperial ? milesPerHourFromMetresPerSecond : kilometresPerHourFromMetresPerSecond;
      return decimal(metresPerSecond === null ? null : inUnit(metresPerSecond), 1);
    },
    clock: (seconds) => {
      const total = Math.max(0, Math.round(seconds));
      return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
    },
    longDate: dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    weekdayDate,
    dayInList: (day, today) =>
      Math.abs(daysBetween(day, today)) < daysOfOneYear ? weekdayDate(day) : date(day),
    dayAndMonth: dayShort,
    date,
    dates: (from, to) => dayRange.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`)),
    month: dayFormat({ month: 'short', year: 'numeric' }),
    monthAndYear: dayFormat({ month: 'long', year: 'numeric' }),
    monthInWords: (date, today) =>
      date.slice(0, 4) === today.slice(0, 4) ? monthLong(date) : `${monthLong(date)} ${date.slice(0, 4)}`,
    monthName: (month) => monthShort(`2024-${String(month).padStart(2, '0')}-15`),
    // 1 January 2024 was a Monday.
    weekdayName: (weekday) => weekdayShort(`2024-01-0${weekday}`),
    weekdayInWords: dayFormat({ weekday: 'long' }),
    time: (instant) => clockTime.format(new Date(instant)),
    moment: (instant, today) => {
      const day = dayIn.format(new Date(instant));
      const time = clockTime.format(new Date(instant));
      return day === today ? time : `${dayShort(day)}, ${time}`;
    },
    minuteOfDay: (minute) => utcTime.format(new Date(minute * 60_000)),
    list: (items) => list.format(items),
    either: (items) => alternatives.format(items),
  };
}
