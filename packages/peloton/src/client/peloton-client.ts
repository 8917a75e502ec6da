/** Owns the calls to Peloton's API: signed in, paced, patient. What an answer means is decided in `decode/`. */
import type { Rider } from '@ridebook/domain';
import type { Exchange } from '../auth/sign-in.ts';
import { sessionHeader, type Session } from '../auth/tokens.ts';
import { decodeRider } from '../decode/rider.ts';
import { decodeWorkoutsPage, type WorkoutsPage } from '../decode/workouts-page.ts';
import { RequestError } from '../errors/request-error.ts';
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { graphPath, mePath, workoutPath, workoutsCsvPath, workoutsPath } from '../wire/endpoints.ts';
import type { PelotonHosts } from '../wire/hosts.ts';
import { acceptAnswer, essential, isGarbledJson, readAnswer, type Answer } from './answer.ts';
import { createPatientSender, type SenderEffects } from './patient-sender.ts';
import { createSessionKeeper, type SessionVault } from './session-keeper.ts';

export interface PelotonClientOptions extends SenderEffects {
  readonly hosts: PelotonHosts;
  readonly vault: SessionVault;
  /** Says honestly who is asking: `Ridebook/0.1.0`. */
  readonly userAgent: string;
}

export interface PelotonClient {
  /** The signed-in rider. */
  me(): Promise<Answer & { readonly rider: Rider }>;
  /** One page of the list, newest first, counted from 0. */
  workoutsPage(userId: string, page: number): Promise<WorkoutsPage>;
  /** @throws RequestError when this workout cannot be had */
  workout(workoutId: string): Promise<Answer>;
  /** The samples, or `null` where Peloton has none. @throws RequestError when they cannot be had */
  maybeGraph(workoutId: string): Promise<Answer | null>;
  /** Any other endpoint by its path, which begins with `/`. @throws RequestError when it cannot be had */
  get(path: string): Promise<Answer>;
  /** The download that members can ask for, whole. @throws RequestError when it cannot be had */
  workoutsCsv(userId: string): Promise<string>;
  /** Every request sent, renewals included. */
  requestCount(): number;
}

/** What is asked for, and how to tell that it came broken. */
interface AnswerForm {
  readonly accept: string;
  readonly isGarbled: (response: HttpResponse) => boolean;
}

const json: AnswerForm = { accept: 'application/json', isGarbled: isGarbledJson };
const csv: AnswerForm = { accept: 'text/csv', isGarbled: ({ text }) => text === '' };

export function createPelotonClient(options: PelotonClientOptions): PelotonClient {
  const sender = createPatientSender(options);
  const keeper = createSessionKeeper({ ...options, send: (request) => sender.send(request) });

  const get = (path: string, session: Session, form: AnswerForm): Promise<HttpResponse> =>
    sender.send(
      {
        method: 'GET',
        url: options.hosts.apiUrl + path,
        headers: {
          accept: form.accept,
          ...sessionHeader(session),
          'peloton-platform': 'web',
          'user-agent': options.userAgent,
        },
      },
      form.isGarbled,
    );

  const sendSignedIn = async (path: string, form: AnswerForm): Promise<HttpResponse> => {
    const session = await keeper.current();
    let response = await get(path, session, form);
    if (response.status === 401) response = await get(path, await keeper.renew(session), form);
    if (response.status === 401) {
      throw new SignInAgainError('session-ended', 'Peloton refused the session (401). Run "ridebook login".');
    }
    return response;
  };
  const getSignedIn = async (path: string): Promise<Answer> =>
    readAnswer(await sendSignedIn(path, json), options.nowMs());

  return {
    requestCount: () => sender.requestCount(),
    me: () =>
      essential('your account', async () => {
        const answer = await getSignedIn(mePath());
        return { ...answer, rider: decodeRider(answer.json) };
      }),
    workoutsPage: (userId, page) =>
      essential('the list of workouts', async () =>
        decodeWorkoutsPage((await getSignedIn(workoutsPath(userId, page))).json),
      ),
    get: getSignedIn,
    async workoutsCsv(userId) {
      const response = await sendSignedIn(workoutsCsvPath(userId), csv);
      return acceptAnswer(response, options.nowMs()).text;
    },
    workout: (workoutId) => getSignedIn(workoutPath(workoutId)),
    async maybeGraph(workoutId) {
      try {
        return await getSignedIn(graphPath(workoutId));
      } catch (error) {
        if (error instanceof RequestError && error.kind === 'not-found') return null;
        throw error;
      }
    },
  };
}

/** Drives a sign-in over a sender: each request it yields is sent once and its response handed back. */
export async function runExchange<T>(
  exchange: Exchange<T>,
  send: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<T> {
  let step = exchange.next();
  while (step.done !== true) step = exchange.next(await send(step.value));
  return step.value;
}
