// Before the first paint: the theme that was chosen, if it is not the system's; and whether somebody is signed in here,
// who is not to see the landing page flash up.
try {
  const theme = localStorage.getItem('ocipe-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('ocipe-signed-in') !== null) {
    document.documentElement.dataset.signedIn = '';
  }
} catch {
  // Without storage, the system's theme it is.
}
