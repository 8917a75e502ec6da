/** Starts the page on which a browser says the password: apart from the dashboard, of which it shows nothing. */
import { mount } from 'svelte';
import LoginPage from './pages/login/login-page.svelte';
import { createAccessClient } from './state/access-client.ts';
import { nextAddress } from './state/next-address.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

const { signIn } = createAccessClient({ fetch: (path, init) => fetch(path, init) });

mount(LoginPage, {
  target: document.body,
  props: {
    onSignIn: signIn,
    onSignedIn: () => {
      location.replace(nextAddress(location.search));
    },
  },
});
