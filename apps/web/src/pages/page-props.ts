/** Owns what every page is given. */
import type { Formatter } from '../format/formatter.ts';
import type { Dashboard } from '../state/dashboard.svelte.ts';
import type { PreferenceChoice } from '../state/preference-choice.svelte.ts';
import type { Router } from '../state/router.svelte.ts';
import type { ThemeChoice } from '../state/theme-choice.svelte.ts';
import type { Today } from '../state/today.svelte.ts';

export interface PageProps {
  readonly dashboard: Dashboard;
  readonly router: Router;
  readonly today: Today;
  readonly format: Formatter;
  readonly theme: ThemeChoice;
  readonly preferences: PreferenceChoice;
}
