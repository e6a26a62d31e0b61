// Remembers who the player is and how the page looks. The key lives in this tab only.

import { byId, element } from "./elements.js";
import { LANGUAGES, preferredLanguage, useLanguage } from "./texts.js";

const remembered = (name) => read(localStorage, name);

export const settings = {
  player: remembered("player") ?? `guest-${randomName()}`,
  language: remembered("language") ?? preferredLanguage(),
  theme: remembered("theme") ?? "auto",
  key: read(sessionStorage, "key") ?? "",
};

/** Prepares the dialog; `changed` is told after the player has changed something. */
export function setUp(changed) {
  const dialog = byId("settings");
  for (const [value, name] of Object.entries(LANGUAGES)) {
    byId("language").append(element("option", { value, lang: value }, name));
  }
  byId("open-settings").addEventListener("click", open);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  for (const name of Object.keys(settings)) {
    byId(name).addEventListener("change", () => change(name, byId(name).value.trim(), changed));
  }
  write(localStorage, "player", settings.player);
}

/** Opens the dialog, at the field of this name if one is given. */
export function open(event, field) {
  for (const [name, value] of Object.entries(settings)) byId(name).value = value;
  byId("settings").showModal();
  if (field) byId(field).focus();
}

async function change(name, value, changed) {
  if (name === "player" && !value) return;
  settings[name] = value;
  write(name === "key" ? sessionStorage : localStorage, name, value);
  if (name === "theme") document.documentElement.dataset.theme = value;
  if (name === "language") await useLanguage(value);
  changed(name);
}

/** A name that nobody else has. */
export function randomName() {
  const letters = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(letters, (each) => each.toString(16).padStart(2, "0")).join("");
}

// A browser may forbid storage; the page works without.
function read(storage, name) {
  try {
    return storage.getItem(`gamesrec.${name}`);
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    storage.setItem(`gamesrec.${name}`, value);
  } catch {
    // It lasts as long as the page, then.
  }
}
