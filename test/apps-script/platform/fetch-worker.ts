/** Owns the other end of a blocking request: fetches what it is asked for, and wakes who waits. */
import { workerData, type MessagePort } from 'node:worker_threads';

export interface FetchOrder {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface FetchOutcome {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly setCookies: readonly string[];
  readonly text: string;
  /** Why no answer came, or `null`. */
  readonly failure: string | null;
}

const { port, signal } = workerData as { port: MessagePort; signal: SharedArrayBuffer };
const awake = new Int32Array(signal);

port.on('message', (order: FetchOrder) => {
  void answer(order).then((outcome) => {
    port.postMessage(outcome);
    Atomics.store(awake, 0, 1);
    Atomics.notify(awake, 0);
  });
});

async function answer({ url, method, headers, body }: FetchOrder): Promise<FetchOutcome> {
  try {
    const response = await fetch(url, {
      method,
      // A server that is asked rarely closes a connection that is kept just when it is needed.
      headers: { ...headers, connection: 'close' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const others = [...response.headers].filter(([name]) => name !== 'set-cookie');
    const setCookies = response.headers.getSetCookie();
    return {
      status: response.status,
      headers: others,
      setCookies,
      text: await response.text(),
      failure: null,
    };
  } catch (error) {
    return { status: 0, headers: [], setCookies: [], text: '', failure: String(error) };
  }
}
