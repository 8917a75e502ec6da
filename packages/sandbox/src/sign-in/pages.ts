/** Owns the HTML of the sign-in: the login page, the self-submitting form, the second factor, and what goes wrong. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * The login page. Its settings travel in a line of script as base64 JSON. The words about verification and
 * passwordless sign-in stand on everyone's page, so nobody can tell a second factor by them.
 */
export function loginPage(injectedConfig: unknown): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sign in</title>
<script>
window.injectedConfig = window.injectedConfig || "${base64(JSON.stringify(injectedConfig))}";
</script>
</head>
<body>
<div id="auth0-lock-container"></div>
<template id="messages">Please verify your email. Try passwordless sign-in.</template>
</body>
</html>
`;
}

/** The form that a browser submits by itself. Its last field is JSON with every quotation mark escaped. */
export function hiddenFormPage(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `    <input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('\n');
  return `<form method="post" name="hiddenform" action="${escapeHtml(action)}">
${inputs}
    <noscript>
        <p>Script is disabled. Click Submit to continue.</p>
        <input type="submit" value="Submit">
    </noscript>
</form>
<script language="javascript" type="text/javascript">window.setTimeout(function(){document.forms[0].submit();}, 0);</script>
`;
}

export function secondFactorPage(): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Verify Your Identity</title></head>
<body>
<main class="mfa-challenge">
<h1>Verify Your Identity</h1>
<p>Enter the 6-digit code we sent to you.</p>
<form method="post" action="/u/mfa-sms-challenge"><input name="code" inputmode="numeric" autocomplete="one-time-code"></form>
</main>
</body>
</html>
`;
}

export function problemPage(sentence: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Oops!, something went wrong</title></head>
<body><h1>Oops!, something went wrong</h1><p>${escapeHtml(sentence)}</p></body>
</html>
`;
}
