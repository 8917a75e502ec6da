/** Starts the dashboard in the browser: gives the effects to the state and mounts the page. */
import { mount } from 'svelte';
import App from './app.svelte';
import { createAccessClient } from './state/access-client.ts';
import { createDestinationClient } from './state/destination-client.ts';
import { createDashboard } from './state/dashboard.svelte.ts';
import { loginAddress } from './state/next-address.ts';
import { picturesContext } from './state/picture-address.ts';
import { createPreferenceChoice } from './state/preference-choice.svelte.ts';
import { asLookedAt, withoutBook } from './state/looked-at.ts';
import { createRestClient, type RestClient } from './state/rest-client.ts';
import { createRouter } from './state/router.svelte.ts';
import { createThemeChoice } from './state/theme-choice.svelte.ts';
import { isListOfOthers, maybeSharerId, prefixOf } from './state/sharer.ts';
import { createToday } from './state/today.svelte.ts';
import '@fontsource-variable/noto-emoji/index.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/table.css';
import './styles/chart.css';
import './styles/print.css';

/** A session that ended, or a password set meanwhile, leads to where one signs in. */
async function fetchSignedIn(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(path, init);
  if (answer.status === 401 && answer.headers.has('www-authenticate')) {
    location.replace(loginAddress(location.pathname, location.search));
  }
  return answer;
}

const sharerId = maybeSharerId(location.pathname);
const sharedRoot = `/api/v1${prefixOf(sharerId)}`;
/** What somebody shows is answered below their own address. */
const atBook = (path: string): string => path.replace(/^\/api\/v1/, sharedRoot);
const access = createAccessClient({ fetch: fetchSignedIn });
function openRest(): RestClient {
  const rest = createRestClient({ fetch: (path, init) => fetchSignedIn(atBook(path), init) });
  if (isListOfOthers(location.pathname)) return withoutBook(rest);
  return sharerId === null
    ? rest
    : asLookedAt(rest, { sharerId, readHousehold: () => access.readHousehold() });
}
const now = (): number => Date.now();
const { locale, timeZone } = new Intl.DateTimeFormat(navigator.language).resolvedOptions();
const preferences = createPreferenceChoice(window, { locale, timeZone });

mount(App, {
  target: document.body,
  context: new Map([[picturesContext, `${sharedRoot}/images`]]),
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
      rest: openRest(),
      sharerId,
      access,
      destinations: createDestinationClient({ fetch: fetchSignedIn }),
      connect: (path) => new EventSource(atBook(path)),
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
