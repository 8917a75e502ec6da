/** Owns sending at the pace that all workers share: a place in their calendar first, and none while Peloton is left alone. */
import { createPacer, unlimitedPace, UpstreamError, type Pacer } from '@ridebook/peloton';
import { coolDownSentence, isCoolingDown, type FleetHealth, type FleetPace, type Lane } from '@ridebook/sync';
import type { BookClock } from '../engine/book.ts';
import type { FleetState } from './fleet-state.ts';

export interface SharedPacerOptions {
  readonly state: Pick<FleetState, 'takePlace' | 'readHealth'>;
  readonly clock: Pick<BookClock, 'monotonicMs' | 'sleep'>;
  /** `null` is no limit, for servers on this machine only. */
  readonly pace: FleetPace | null;
  readonly lane: Lane;
  readonly memberId: string;
  /** The one job that looks whether a refusal is over sends although nobody may. */
  readonly isProbe: boolean;
}

/** After a longer wait than this, what others learned meanwhile is asked for. */
const briefMs = 250;

export function createSharedPacer(options: SharedPacerOptions): Pacer {
  const { state, clock, pace, lane, memberId, isProbe } = options;
  // As many under way at once for a rider as anywhere else; the calendar knows nothing of answers.
  const seats = createPacer(unlimitedPace, clock);

  const obey = ({ health, nowMs }: { readonly health: FleetHealth; readonly nowMs: number }): void => {
    const { coolDown } = health;
    if (isProbe || !isCoolingDown(coolDown, nowMs)) return;
    throw new UpstreamError(coolDown.kind, coolDownSentence(coolDown), coolDown.untilMs);
  };

  const waitForPlace = async (): Promise<void> => {
    for (;;) {
      const place = await state.takePlace(lane, memberId, pace);
      obey(place);
      if (place.waitMs > 0) await clock.sleep(place.waitMs);
      if (place.waitMs <= briefMs) return;
      const since = await state.readHealth();
      obey(since);
      if (since.nowMs >= since.health.holdUntilMs) return;
    }
  };

  return {
    run: (task) =>
      seats.run(async () => {
        await waitForPlace();
        return task();
      }),
  };
}
