/**
 * Starts the page on which a browser says the password, or the one that an invitation opens: apart from the dashboard, of
 * which they show nothing.
 */
import { mount } from 'svelte';
import InvitationPage from './pages/login/invitation-page.svelte';
import LoginPage from './pages/login/login-page.svelte';
import { createAccessClient } from './state/access-client.ts';
import { isEnded, nextAddress } from './state/next-address.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

const access = createAccessClient({ fetch: (path, init) => fetch(path, init) });
const target = document.body;

if (location.pathname === '/invitation') {
  mount(InvitationPage, {
    target,
    props: {
      token: location.hash.slice(1),
      access,
      onAccepted: () => {
        location.replace('/');
      },
    },
  });
} else {
  mount(LoginPage, {
    target,
    props: {
      onSignIn: access.signIn,
      isEnded: isEnded(location.search),
      onSignedIn: () => {
        location.replace(nextAddress(location.search));
      },
    },
  });
}
