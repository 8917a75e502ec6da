/** Owns noticing that another program wrote into the store, such as a worker or a verb of the command line. */

export interface WritesEffects {
  /** A text that differs once something was written, whoever wrote. */
  readonly readMark: () => Promise<string>;
  readonly onWritten: () => Promise<void>;
}

export interface WritesWatch {
  start(): void;
  stop(): void;
}

/** Soon enough for a page that lies open, and next to nothing for the store. */
const lookMs = 5_000;

/** Looks now and then while it is started. What cannot be read says nothing, and is looked at again. */
export function watchWrites({ readMark, onWritten }: WritesEffects): WritesWatch {
  let timer: NodeJS.Timeout | null = null;
  let mark: string | null = null;
  const look = async (): Promise<void> => {
    const now = await readMark();
    const isWritten = mark !== null && now !== mark;
    mark = now;
    if (isWritten) await onWritten();
  };
  const lookQuietly = (): void => void look().catch(() => undefined);
  return {
    start() {
      if (timer !== null) return;
      timer = setInterval(lookQuietly, lookMs);
      timer.unref();
      lookQuietly();
    },
    stop() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      mark = null;
    },
  };
}
