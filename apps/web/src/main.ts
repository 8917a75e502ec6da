/** Starts the dashboard in the browser: gives the effects to the state and mounts the page. */
import { mount } from 'svelte';
import App from './app.svelte';
import { createDashboard } from './state/dashboard.svelte.ts';
import { createPreferenceChoice } from './state/preference-choice.svelte.ts';
import { createRestClient } from './state/rest-client.ts';
import { createRouter } from './state/router.svelte.ts';
import { createThemeChoice } from './state/theme-choice.svelte.ts';
import { createToday } from './state/today.svelte.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/table.css';
import './styles/chart.css';
import './styles/print.css';

const now = (): number => Date.now();
const { locale, timeZone } = new Intl.DateTimeFormat(navigator.language).resolvedOptions();
const preferences = createPreferenceChoice(window, { locale, timeZone });

mount(App, {
  target: document.body,
  props: {
    router: createRouter(window),
    theme: createThemeChoice(window),
    today: createToday(window, now, timeZone),
    preferences,
    // Read anew where it is used, so that a chosen unit changes every page.
    get format() {
      return preferences.format;
    },
    dashboard: createDashboard({
      rest: createRestClient({ fetch: (path, init) => fetch(path, init) }),
      connect: (path) => new EventSource(path),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => {
          clearTimeout(timer);
        };
      },
      now,
      countsImports: () => preferences.current.countsImports,
    }),
  },
});
