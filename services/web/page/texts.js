// Gives the page its words, in the player's language.

export const LANGUAGES = {
  en: "English",
  ru: "Русский",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  pt: "Português",
  tr: "Türkçe",
  uk: "Українська",
  pl: "Polski",
  zh: "中文",
  ja: "日本語",
};

let words = {};
let genres = {};
export let language = "en";

/** The first language of the browser that there is, else English. */
export function preferredLanguage() {
  const asked = navigator.languages ?? [navigator.language];
  return asked.map((each) => each.slice(0, 2).toLowerCase()).find((each) => each in LANGUAGES) ?? "en";
}

/** Loads a language and writes it into every element that names a text. */
export async function useLanguage(name) {
  language = name in LANGUAGES ? name : "en";
  ({ default: words, genres } = await import(`/texts/${language}.js`));
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll("[data-text]")) each.textContent = say(each.dataset.text);
  for (const each of document.querySelectorAll("[data-placeholder]")) each.placeholder = say(each.dataset.placeholder);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", say(each.dataset.label));
}

/** The text of this name, its {blanks} filled. */
export function say(name, blanks = {}) {
  const text = words[name] ?? name;
  return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (_, blank) => blanks[blank] ?? "") : text;
}

/** A genre of the catalogue as players of this language call it. */
export function genreName(name) {
  return genres[name.toLowerCase()] ?? name;
}

/** Words joined as this language joins a list. */
export function list(items) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items);
}
