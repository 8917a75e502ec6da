/** Owns the queue that all workers share: pg-boss in a schema of its own, a queue a lane, one for what failed for good. */
import { PgBoss, type Db as Database } from 'pg-boss';
import { FarewellClient } from '@ridebook/store/postgres';
import { lanes, type Lane } from '@ridebook/sync';
import { usualLeaseSeconds } from './lease.ts';

/** A job as one worker holds it. Whoever lost it to another cannot settle it any more: the attempt is part of its name. */
export interface HeldJob {
  readonly lane: Lane;
  readonly memberId: string;
  readonly attempt: { readonly id: string; readonly retryCount: number };
}

export interface DeadLetter {
  readonly id: string;
  readonly lane: string;
  readonly memberId: string;
  /** UTC */
  readonly failedAt: string;
  readonly reason: string;
}

export interface LaneDepth {
  readonly waiting: number;
  readonly active: number;
  /** How long the oldest job that may be taken has waited. */
  readonly oldestWaitMs: number;
}

export interface Queue {
  /** How often to say that a job is still being worked on. */
  readonly beatEveryMs: number;
  /** Statements beside the queue's own, on the same connections. */
  readonly database: Database;
  /** Puts a job for each rider into the lane; one who has a job there already keeps it. */
  send(lane: Lane, memberIds: readonly string[], afterSeconds?: number): Promise<void>;
  /** Takes the oldest job of the first lane that has one. */
  maybeTake(order: readonly Lane[]): Promise<HeldJob | null>;
  /** Says that the job is still being worked on. @returns whether it is still this worker's */
  beat(job: HeldJob): Promise<boolean>;
  finish(job: HeldJob): Promise<void>;
  /** Puts it back for another attempt, later each time, and after the last one among the dead letters. */
  fail(job: HeldJob, reason: string): Promise<void>;
  depths(): Promise<Readonly<Record<Lane, LaneDepth>>>;
  listDeadLetters(): Promise<readonly DeadLetter[]>;
  countDeadLetters(): Promise<number>;
  /** Puts dead letters back into their lanes. @returns how many */
  redrive(ids: readonly string[] | null): Promise<number>;
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly url: string;
  /** Hears of connections that break between two statements. */
  readonly onError: (error: Error) => void;
  /** Also looks for jobs whose worker went silent; a command that only reads leaves that to the workers. */
  readonly isWorker: boolean;
  /** A worker that has been silent for so long is dead, and its jobs are another's. */
  readonly leaseSeconds: number;
}

const schema = 'ridebook_queue';
const deadLetters = 'dead-letters';

/** How soon after the end of a lease somebody notices. */
const superviseSeconds = 5;

/** Every attempt but the first of a job comes later than the one before, from seconds to an hour. */
const attempts = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };

const retentionSeconds = 14 * 24 * 3_600;

/** Few: the jobs' own work has connections of its own. */
const mostConnections = 4;

/** Longer than any statement of the queue takes, shorter than a lease. */
const answerMs = 20_000;

/** Opens the queue, and makes or updates its tables. */
export async function openQueue({ url, onError, isWorker, leaseSeconds }: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    // A connection whose other end is gone without a word gives no answer and no error: the driver has to give up.
    ...{ query_timeout: answerMs, keepAlive: true, Client: FarewellClient },
    connectionString: url,
    application_name: 'ridebook-queue',
    schema,
    max: mostConnections,
    schedule: false,
    supervise: isWorker,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  boss.on('error', onError);
  await boss.start();
  try {
    await boss.createQueue(deadLetters, { retentionSeconds });
    for (const lane of lanes) {
      const policy = { policy: 'exclusive', deadLetter: deadLetters, heartbeatSeconds: usualLeaseSeconds };
      await boss.createQueue(lane, { ...policy, ...attempts, retentionSeconds, deleteAfterSeconds: 3_600 });
    }
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const database = boss.getDb();

  const findDeadLetters = () => boss.findJobs<JobBody>(deadLetters, { queued: true });

  return {
    beatEveryMs: (leaseSeconds * 1000) / 3,
    database,
    async send(lane, memberIds, startAfter = 0) {
      if (memberIds.length === 0) return;
      await boss.insert(
        lane,
        memberIds.map((memberId) => ({
          data: { memberId },
          singletonKey: memberId,
          startAfter,
          heartbeatSeconds: leaseSeconds,
        })),
      );
    },
    async maybeTake(order) {
      for (const lane of order) {
        const [job] = await boss.fetch<JobBody>(lane);
        if (job === undefined) continue;
        const { id, retryCount, data } = job;
        return { lane, memberId: data.memberId, attempt: { id, retryCount } };
      }
      return null;
    },
    async beat({ lane, attempt }) {
      const answer = (await boss.touch(lane, attempt)) as { readonly affected?: number };
      return answer.affected !== 0;
    },
    async finish({ lane, attempt }) {
      await boss.complete(lane, attempt);
    },
    async fail({ lane, attempt }, reason) {
      await boss.fail(lane, attempt, { message: reason });
    },
    depths: () => readDepths(database),
    async listDeadLetters() {
      return (await findDeadLetters()).map(({ id, data, createdOn, sourceName, sourceOutput }) => ({
        id,
        lane: sourceName ?? 'unknown',
        memberId: data.memberId,
        failedAt: createdOn.toISOString(),
        reason: reasonOf(sourceOutput),
      }));
    },
    async countDeadLetters() {
      return (await findDeadLetters()).length;
    },
    redrive: (ids) => boss.redrive(deadLetters, ids === null ? {} : { ids: [...ids] }),
    // Jobs are this program's own to finish; nothing is left for the library to wait for.
    close: () => boss.stop({ graceful: false }),
  };
}

interface JobBody {
  readonly memberId: string;
}

/** What the library itself writes where a lease ended: https://github.com/timgit/pg-boss/blob/master/src/plans.ts */
const leaseEnded = 'job heartbeat timeout';

/** A worker writes `{message}`, the library `{value: {message}}`. */
function reasonOf(output: object | null): string {
  const told = output !== null && 'value' in output ? output.value : output;
  if (typeof told !== 'object' || told === null || !('message' in told) || typeof told.message !== 'string')
    return 'It is not known why.';
  return told.message === leaseEnded ? 'Each worker that had it fell silent.' : told.message;
}

async function readDepths(database: Database): Promise<Readonly<Record<Lane, LaneDepth>>> {
  const { rows } = await database.executeSql(
    `select name,
       count(*) filter (where state < 'active')::int as waiting,
       count(*) filter (where state = 'active')::int as active,
       coalesce(extract(epoch from now() - min(created_on) filter (where state < 'active' and start_after <= now())) * 1000, 0)::float8 as oldest
     from ${schema}.job where name = any($1) and state <= 'active' group by name`,
    [lanes],
  );
  const found = rows as readonly { name: Lane; waiting: number; active: number; oldest: number }[];
  const depthOf = (lane: Lane): LaneDepth => {
    const row = found.find(({ name }) => name === lane);
    return { waiting: row?.waiting ?? 0, active: row?.active ?? 0, oldestWaitMs: row?.oldest ?? 0 };
  };
  return { fresh: depthOf('fresh'), backfill: depthOf('backfill'), friends: depthOf('friends') };
}
