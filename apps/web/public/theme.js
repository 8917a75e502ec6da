/* Sets the chosen theme before the first paint; without a choice the system's applies. The name of the key is shared with src/state/theme.ts. */
(function () {
  try {
    var theme = localStorage.getItem('ridebook-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    /* Storage may be forbidden: then the system's theme applies. */
  }
})();
