/** Owns reading the two HTML pages of the sign-in: the one with the transaction in a script, the one with a hidden form. */
import { maybeBase64Text } from './base64.ts';

/** What the sign-in page's script knows of the transaction it belongs to. */
export interface SignInTransaction {
  readonly csrf: string | null;
  readonly state: string | null;
}

const injectedConfig = /injectedConfig\s*=[^"']*["']([A-Za-z0-9+/=_-]+)["']/;

/** Reads the base64 JSON that the page's script line carries; `null` where the page has none. */
export function maybeSignInTransaction(html: string): SignInTransaction | null {
  const encoded = injectedConfig.exec(html)?.[1];
  const text = encoded === undefined ? null : maybeBase64Text(encoded);
  if (text === null) return null;
  try {
    const config = JSON.parse(text) as Record<string, Record<string, unknown> | undefined>;
    const options = { ...config['internalOptions'], ...config['extraParams'] };
    const textOf = (name: string): string | null =>
      typeof options[name] === 'string' ? options[name] : null;
    return { csrf: textOf('_csrf'), state: textOf('state') };
  } catch {
    return null;
  }
}

export interface HiddenForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads the form that a browser would submit by itself; `null` where the page has none with a `wresult`. */
export function maybeHiddenForm(html: string): HiddenForm | null {
  const form = /<form\b[^>]*>/i.exec(html)?.[0];
  if (form === undefined) return null;
  const action = maybeAttribute(form, 'action');
  const fields: Record<string, string> = {};
  for (const [input] of html.matchAll(/<input\b[^>]*>/gi)) {
    const name = maybeAttribute(input, 'name');
    if (name !== null) fields[name] = maybeAttribute(input, 'value') ?? '';
  }
  return action === null || !('wresult' in fields) ? null : { action, fields };
}

function maybeAttribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeEntities(value);
}

const namedEntities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

/** The signed context is JSON escaped for an attribute: posting it back undecoded is refused. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    return namedEntities[String(name).toLowerCase()] ?? whole;
  });
}
