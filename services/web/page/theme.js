// Sets the appearance before the first paint; the rest of the page is a module and comes later.
try {
  document.documentElement.dataset.theme = localStorage.getItem("gamesrec.theme") || "auto";
} catch {
  document.documentElement.dataset.theme = "auto";
}
