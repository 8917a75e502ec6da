import { describe, expect, it } from 'vitest';
import { openEventStream, type EventSourceLike } from './event-stream.ts';
import { fetchingProgress } from './test-status.ts';

type Listener = (event: { readonly data?: unknown }) => void;

/** Connections that the test speaks through, and a clock that the test turns. */
function standIn() {
  const sources: { emit: (type: string, data?: unknown) => void; readyState: number; isClosed: boolean }[] =
    [];
  const waiting: { milliseconds: number; run: () => void }[] = [];
  const heard: unknown[] = [];
  const close = openEventStream(
    {
      connect: (): EventSourceLike => {
        const listeners = new Map<string, Listener>();
        const source = {
          readyState: 1,
          isClosed: false,
          addEventListener: (type: string, listener: Listener) => void listeners.set(type, listener),
          close: () => void (source.isClosed = true),
          emit: (type: string, data?: unknown) => listeners.get(type)?.({ data }),
        };
        sources.push(source);
        return source;
      },
      after: (milliseconds, run) => {
        waiting.push({ milliseconds, run });
        return () => void waiting.splice(0);
      },
    },
    {
      onStatus: () => heard.push('status'),
      onProgress: (progress) => heard.push(progress.done),
      onWorkouts: () => heard.push('workouts'),
      onExclusions: ({ excludedIds }) => heard.push(excludedIds.length),
      onBreaks: ({ breaks }) => heard.push(breaks.length),
      onNews: () => heard.push('news'),
      onConnection: (isOpen) => heard.push(isOpen ? 'open' : 'lost'),
    },
  );
  return { sources, waiting, heard, close };
}

describe('the event stream', () => {
  it('hands over what it hears and skips what it cannot read', () => {
    const { sources, heard } = standIn();
    sources[0]?.emit('open');
    sources[0]?.emit('progress', JSON.stringify(fetchingProgress));
    sources[0]?.emit('progress', '{"half');
    sources[0]?.emit('exclusions', '{"excludedIds":["a","b"],"eras":[]}');
    sources[0]?.emit('breaks', '{"breaks":[]}');
    sources[0]?.emit('news', '{}');
    expect(heard).toEqual(['open', 643, 2, 0, 'news']);
  });

  it('leaves a broken line to the browser, which connects again by itself', () => {
    const { sources, waiting, heard } = standIn();
    const source = sources[0];
    if (source) source.readyState = 0;
    source?.emit('error');
    expect(heard).toEqual(['lost']);
    expect(waiting).toHaveLength(0);
  });

  it('connects again after a refusal, each time after a longer wait', () => {
    const { sources, waiting } = standIn();
    for (let turn = 0; turn < 6; turn += 1) {
      const source = sources.at(-1);
      if (source) source.readyState = 2;
      source?.emit('error');
      waiting.at(-1)?.run();
    }
    expect(sources).toHaveLength(7);
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it('closes and waits for nothing more', () => {
    const { sources, waiting, close } = standIn();
    const source = sources[0];
    if (source) source.readyState = 2;
    source?.emit('error');
    close();
    expect(waiting).toHaveLength(0);
    expect(source?.isClosed).toBe(true);
  });
});
