// Before the first paint: the theme that was chosen, if it is not the system's.
try {
  const theme = localStorage.getItem('ocipe-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage, the system's theme it is.
}
