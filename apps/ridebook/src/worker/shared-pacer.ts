/** Owns sending at the pace that all workers share: a place in their calendar first, and none while Peloton is left alone. */
import { createPacer, TransportError, unlimitedPace, UpstreamError, type Pacer } from '@ridebook/peloton';
import { coolDownSentence, isCoolingDown, type Lane } from '@ridebook/sync';
import type { BookClock } from '../engine/book.ts';
import type { FleetState, HealthNow } from './fleet-state.ts';

export interface SharedPacerOptions {
  readonly state: Pick<FleetState, 'takePlace' | 'readHealth'>;
  readonly clock: Pick<BookClock, 'monotonicMs' | 'sleep'>;
  readonly lane: Lane;
  readonly memberId: string;
  /** The one job that looks whether a refusal is over sends although nobody may. */
  readonly isProbe: boolean;
  readonly isStopping: () => boolean;
}

/** During a longer wait than this, what others learn meanwhile is asked for now and then. */
const briefMs = 250;
const watchEveryMs = 1_000;

const isHeld = ({ health, nowMs }: HealthNow): boolean => nowMs < health.holdUntilMs;

export function createSharedPacer(options: SharedPacerOptions): Pacer {
  const { state, clock, lane, memberId, isProbe, isStopping } = options;
  // As many under way at once for a rider as anywhere else; the calendar knows nothing of answers.
  const seats = createPacer(unlimitedPace, clock);

  const obey = ({ health, nowMs }: HealthNow): void => {
    const { coolDown } = health;
    if (isProbe || !isCoolingDown(coolDown, nowMs)) return;
    throw new UpstreamError(coolDown.kind, coolDownSentence(coolDown), coolDown.untilMs);
  };

  const waitForPlace = async (): Promise<void> => {
    for (;;) {
      const place = await state.takePlace(lane, memberId);
      obey(place);
      if (place.waitMs <= briefMs) {
        if (place.waitMs > 0) await clock.sleep(place.waitMs);
        return;
      }
      const since = await watchUntil(place.nowMs + place.waitMs, place);
      if (since === 'due') return;
    }
  };

  /** Waits for a place, and notices what happens meanwhile. @returns `over` when a hold that it waited for was lifted */
  const watchUntil = async (startMs: number, place: HealthNow): Promise<'due' | 'over'> => {
    let now = place;
    while (now.nowMs < startMs || isHeld(now)) {
      if (isStopping()) throw new TransportError('stopped', 'the worker stops');
      const wasHeld = isHeld(now);
      await clock.sleep(Math.min(watchEveryMs, Math.max(startMs, now.health.holdUntilMs) - now.nowMs));
      now = await state.readHealth();
      obey(now);
      if (wasHeld && !isHeld(now)) return 'over';
    }
    return 'due';
  };

  return {
    run: (task) =>
      seats.run(async () => {
        await waitForPlace();
        return task();
      }),
  };
}
