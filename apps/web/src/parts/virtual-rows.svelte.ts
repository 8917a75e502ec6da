/** Owns which rows of a long table are drawn: TanStack Virtual told in runes. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';

/** Rows drawn beyond both edges, so that a quick scroll shows no gap. */
const overscan = 10;

export interface VirtualRowsOptions {
  readonly count: () => number;
  readonly rowHeightPixels: () => number;
  /** Above the rows, inside what scrolls, such as a sticky head. */
  readonly headHeightPixels: () => number;
  readonly scroller: () => HTMLElement | null;
}

export interface VirtualRows {
  /** The rows to draw, in order. */
  readonly items: readonly VirtualItem[];
  /** Pixels of undrawn rows before and after them. */
  readonly before: number;
  readonly after: number;
  /** The first and last row in sight, counted from 0; -1 without one. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  scrollToRow(index: number): void;
  scrollToTop(): void;
}

/** Follows the scroller while the component that asked for it stands. */
export function createVirtualRows(options: VirtualRowsOptions): VirtualRows {
  let version = $state(0);
  let turns = 0;
  // Written without being read, so that an effect that causes it does not wait for it too.
  const renew = (): void => {
    turns += 1;
    version = turns;
  };
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: options.scroller,
    estimateSize: options.rowHeightPixels,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    overscan,
    onChange: renew,
  });
  $effect(() => virtualizer._didMount());
  $effect.pre(() => {
    const count = options.count();
    const height = options.rowHeightPixels();
    const isOtherHeight = height !== virtualizer.options.estimateSize(0);
    virtualizer.setOptions({
      ...virtualizer.options,
      count,
      estimateSize: () => height,
      scrollPaddingStart: options.headHeightPixels(),
    });
    if (isOtherHeight) virtualizer.measure();
    renew();
  });
  $effect(() => {
    options.scroller();
    virtualizer._willUpdate();
    renew();
  });
  const items = $derived.by(() => {
    void version;
    return virtualizer.getVirtualItems();
  });
  const seen = $derived.by(() => {
    void version;
    const count = options.count();
    const height = options.rowHeightPixels();
    const room = (virtualizer.scrollRect?.height ?? 0) - options.headHeightPixels();
    const offset = virtualizer.scrollOffset ?? 0;
    if (count === 0 || room <= 0) return { first: -1, last: -1 };
    // A row counts as seen with more than half of it in sight.
    const first = Math.min(count - 1, Math.floor(offset / height + 0.5));
    const last = Math.min(count - 1, Math.floor((offset + room) / height - 0.5));
    return { first, last: Math.max(first, last) };
  });
  return {
    get items() {
      return items;
    },
    get before() {
      return items[0]?.start ?? 0;
    },
    get after() {
      return options.count() * options.rowHeightPixels() - (items.at(-1)?.end ?? 0);
    },
    get firstSeen() {
      return seen.first;
    },
    get lastSeen() {
      return seen.last;
    },
    scrollToRow: (index) => {
      const scroller = options.scroller();
      if (scroller === null) return;
      const height = options.rowHeightPixels();
      const room = scroller.clientHeight - options.headHeightPixels();
      const top = index * height;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room;
    },
    scrollToTop: () => {
      const scroller = options.scroller();
      // Asking the scroller itself would lay the whole page out.
      if (scroller !== null && (virtualizer.scrollOffset ?? 0) > 0) scroller.scrollTop = 0;
    },
  };
}
