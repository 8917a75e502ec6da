export * from './discipline.ts';
export * from './local-calendar.ts';
export * from './rider.ts';
export * from './samples.ts';
export * from './sync-report.ts';
export * from './units.ts';
export * from './workout.ts';
