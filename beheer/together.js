// What belongs in one proposal: a dossier with its first item, a new status with its page. The CMS saves one file at
// a time, so that the others join its commit here, on the way to GitHub (its mutation createCommitOnBranch).

import { NAME, fieldsOf, textWith, wholeOf } from "./format.js";

const LONGEST = 50; // as of the names that the CMS makes of titles

// By the text of a file that was saved: what belongs with it, given its path.
const belonging = new Map();
// By the path of a dossier: the path of its first item, so that a title that is mended makes no second one.
const firsts = new Map();

/** Remember what belongs with a text that these fields made. `formats`: the kinds of files by name. */
export function keepTogether(text, fields, about, formats) {
  if (about.first && fields.nieuw === "ja") belonging.set(text, (path) => [firstItem(path, fields, about.first, formats)]);
  if (about.pages) belonging.set(text, () => pagesOf(fields, about));
}

/** From now on every commit takes along what belongs with the files in it. */
export function joinCommits() {
  const ask = window.fetch;
  window.fetch = (address, options) => ask(address, options && { ...options, body: joined(options.body) });
}

function joined(body) {
  if (typeof body !== "string" || !body.includes("createCommitOnBranch")) return body;
  const asked = JSON.parse(body);
  const { additions } = asked.variables.input.fileChanges;
  const others = additions.flatMap(({ path, contents }) => belonging.get(decoded(contents))?.(path) ?? []);
  additions.push(...others.map(([path, text]) => ({ path, contents: encoded(text) })));
  return JSON.stringify(asked);
}

function firstItem(path, fields, first, formats) {
  const about = formats[first.format];
  const values = Object.fromEntries(Object.entries(first.fields).map(([name, key]) => [key, fields[name]]));
  if (!firsts.has(path)) {
    const dossier = path.split("/").at(-1).replace(/\.md$/, "");
    firsts.set(path, `${first.folder}/${dossier}/01-${slug(values[first.title]) || first.name}.md`);
  }
  return [firsts.get(path), textWith({ ...fieldsOf(first.text, about), ...values }, about)];
}

/** The pages of statuses that the year did not have before, and that have none. */
function pagesOf(fields, about) {
  const { legend, folder, present, text } = about.pages;
  const before = fieldsOf(wholeOf(fields), about)[legend] ?? [];
  const known = new Set([...present, ...before.map((status) => status[NAME])]);
  const missing = (fields[legend] ?? []).map((status) => status[NAME]).filter((name) => name && !known.has(name));
  return missing.map((name) => [`${folder}/${name}.md`, text]);
}

function slug(title) {
  const bare = title.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  return bare.replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, LONGEST).replace(/-$/, "");
}

function decoded(contents) {
  return new TextDecoder().decode(Uint8Array.from(atob(contents), (each) => each.charCodeAt(0)));
}

function encoded(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (each) => String.fromCharCode(each)).join(""));
}
