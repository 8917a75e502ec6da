/** Owns what a figure's menu offers and what of it is open: the table, the CSV, the picture, the explanation, the workouts. */
import type { MenuItem } from '../parts/menu.svelte';
import type { ChartTable } from './chart.ts';
import { copyCsv, savePng, saveSvg } from './save.ts';

export interface FigureMenuSubject {
  readonly title: string;
  /** `null` while there is nothing. */
  readonly table: ChartTable | null;
  /** Whether what stands there is a table already: then only its CSV is offered. */
  readonly isTable: boolean;
  /** What is copied where that is more than what is read. */
  readonly csv?: ChartTable | null;
  /** Saves the picture where it is none that can be found in the frame. */
  readonly savePicture?: (() => void) | null;
  /** Whether one drawing stands for the figure, so that it can be saved as a picture. */
  readonly isPicture: boolean;
  /** The address of the workouts behind it; `null` where there are none, or where they stand beside it. */
  readonly workouts: string | null;
  /** What the figure is drawn in. */
  readonly frame: HTMLElement | null;
}

export interface FigureMenu {
  readonly items: readonly MenuItem[];
  readonly showsTable: boolean;
  readonly showsHow: boolean;
  /** What was done, for those who do not see it. */
  readonly said: string;
  /** With the focus in the figure, one key is enough. */
  onKey(event: KeyboardEvent): void;
}

/** @param read called anew wherever the menu is looked at */
export function createFigureMenu(read: () => FigureMenuSubject): FigureMenu {
  let showsTable = $state(false);
  let showsHow = $state(false);
  let said = $state('');

  async function copy(table: ChartTable): Promise<void> {
    said = (await copyCsv(table, read().title)) === 'copied' ? 'Copied as CSV.' : 'Saved as CSV.';
  }
  /** The first drawing inside is the figure; it may appear with the width. */
  function withFigure(use: (figure: SVGSVGElement) => void): void {
    const figure = read().frame?.querySelector<SVGSVGElement>('svg.chart, svg.plot') ?? null;
    if (figure !== null) use(figure);
  }
  function itemsOfTable({ table, csv: whole, isTable }: FigureMenuSubject): readonly MenuItem[] {
    if (table === null) return [];
    const csv = { label: 'Copy as CSV', key: 'C', onChoose: () => void copy(whole ?? table) };
    if (isTable) return [csv];
    const label = showsTable ? 'View as figure' : 'View as table';
    return [{ label, key: 'T', onChoose: () => (showsTable = !showsTable) }, csv];
  }
  function itemsOfPicture(subject: FigureMenuSubject): readonly MenuItem[] {
    const { title, table, isPicture, savePicture } = subject;
    if (table === null || !isPicture || showsTable) return [];
    if (savePicture != null) return [{ label: 'Save as PNG', onChoose: savePicture }];
    return [
      { label: 'Save as PNG', onChoose: () => withFigure((figure) => void savePng(figure, title)) },
      { label: 'Save as SVG', onChoose: () => withFigure((figure) => saveSvg(figure, title)) },
    ];
  }
  const items = $derived.by((): readonly MenuItem[] => {
    const subject = read();
    const how = {
      label: showsHow ? 'Hide how this is computed' : 'How this is computed',
      isApart: true,
      onChoose: () => (showsHow = !showsHow),
    };
    const { workouts } = subject;
    return [
      ...itemsOfTable(subject),
      ...itemsOfPicture(subject),
      how,
      ...(workouts === null ? [] : [{ label: 'See the workouts', href: workouts }]),
    ];
  });

  return {
    get items() {
      return items;
    },
    get showsTable() {
      return showsTable && read().table !== null;
    },
    get showsHow() {
      return showsHow;
    },
    get said() {
      return said;
    },
    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
      for (const item of items)
        if ('onChoose' in item && item.key !== undefined && item.key.toLowerCase() === event.key)
          item.onChoose();
    },
  };
}
