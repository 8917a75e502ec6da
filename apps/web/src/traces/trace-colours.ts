/** Owns the colours a canvas is painted with: the tokens as the page shows them now, since a canvas knows no variables. */

const names = [
  'paper',
  'sunken',
  'rule',
  'control',
  'ink',
  'ink-2',
  'accent',
  'timber',
  'z1',
  'z2',
  'z3',
  'z4',
  'z5',
  'z6',
  'z7',
] as const;

export type TraceColours = Readonly<Record<(typeof names)[number], string>> & {
  readonly isDark: boolean;
  readonly font: string;
};

/** Reads the tokens at an element of the page. */
export function readColours(host: HTMLElement): TraceColours {
  const probe = host.ownerDocument.createElement('i');
  host.append(probe);
  const look = getComputedStyle(probe);
  const entries = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, look.color] as const;
  });
  const font = look.fontFamily;
  probe.style.color = 'light-dark(rgb(0, 0, 0), rgb(255, 255, 255))';
  const isDark = look.color === 'rgb(255, 255, 255)';
  probe.remove();
  return { ...(Object.fromEntries(entries) as Record<(typeof names)[number], string>), isDark, font };
}

/** Calls back whenever light turns to dark or back, by the system or by the rider; answers how to stop. */
export function watchColours(window: Window, onChange: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(onChange);
  observer.observe(window.document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', onChange);
  };
}

/** The heart's five zones wear the colours of the second to the sixth. */
export function zoneColour(colours: TraceColours, ramp: 'power' | 'heart', zone: number): string {
  const key = `z${ramp === 'heart' ? zone + 1 : zone}`;
  return (colours as unknown as Record<string, string | undefined>)[key] ?? colours.control;
}
