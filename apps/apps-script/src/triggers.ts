/** Owns when the script runs by itself: on a schedule, and once more where a run did not get to the end. */
import type { Services } from './services.ts';

export type Schedule = 'hourly' | 'daily' | 'off';

/** Names of functions in `main.ts`: a trigger calls a function by its name. */
const scheduled = 'scheduledSync';
const continued = 'continueSync';

/** When people sleep and workouts of the day before are complete. */
const dailyHour = 4;

type Triggering = Pick<Services, 'scriptApp'>;

export function setSchedule({ scriptApp }: Triggering, schedule: Schedule): void {
  deleteTriggers({ scriptApp }, scheduled);
  if (schedule === 'hourly') scriptApp.newTrigger(scheduled).timeBased().everyHours(1).create();
  if (schedule === 'daily')
    scriptApp.newTrigger(scheduled).timeBased().everyDays(1).atHour(dailyHour).create();
}

/** One continuation at a time: a trigger that has fired stays in the list, which holds twenty. */
export function continueAfter({ scriptApp }: Triggering, ms: number): void {
  deleteTriggers({ scriptApp }, continued);
  scriptApp.newTrigger(continued).timeBased().after(ms).create();
}

export const dropContinuation = ({ scriptApp }: Triggering): void => deleteTriggers({ scriptApp }, continued);

function deleteTriggers({ scriptApp }: Triggering, functionName: string): void {
  for (const trigger of scriptApp.getProjectTriggers())
    if (trigger.getHandlerFunction() === functionName) scriptApp.deleteTrigger(trigger);
}
