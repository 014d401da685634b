// Starts the form: in Dutch whatever the language of the browser, with the configuration that the build made.

import { answerInDutch } from "./answers.js";
import { fieldsOf, textWith } from "./format.js";
import { isTouched, watch } from "./rich-text.js";
import { today } from "./today.js";
import { joinCommits, keepTogether } from "./together.js";

// The CMS speaks the language of the browser, and imports the words of another one from elsewhere.
for (const [name, value] of [["language", "nl"], ["languages", ["nl"]]]) {
  Object.defineProperty(navigator, name, { get: () => value });
}

const [{ default: CMS }, { register }, response] = await Promise.all([
  import("./sveltia/index.js"),
  import("./controls.js"),
  fetch("configuratie.json"),
]);
const { cms, formaten, nieuw, bestaand, bewerken, geweigerd } = await response.json();

for (const [name, about] of Object.entries(formaten)) {
  CMS.registerCustomFormat(name, "md", {
    fromFile: (text, path) => ({ ...asked(about), ...fieldsOf(text, about), bladzijde: isOurs(path) ? "ja" : "nee" }),
    toFile: (fields) => {
      const text = textWith(fields, about, today(), isTouched);
      keepTogether(text, fields, about, formaten);
      return text;
    },
  });
}

/** What is asked once, of a new file: of any other it counts as filled in. */
function asked(about) {
  const names = Object.keys(about.first?.fields ?? {});
  return names.length ? { nieuw: "nee", ...Object.fromEntries(names.map((name) => [name, "-"])) } : {};
}

/** The list of pages, and what begins with _, stand in the same folder and are not for the form. */
function isOurs(path) {
  const name = path.split("/").at(-1);
  return name !== "index.md" && !name.startsWith("_");
}

for (const collection of cms.collections.filter(({ fields }) => fields)) {
  endDays(collection.fields);
  // A new file begins as a text, and so do the fields of it.
  const text = nieuw[collection.name];
  if (text) beginAs(collection.fields, { ...fieldsOf(text, formaten[collection.format]), nieuw: "ja" });
}

function beginAs(fields, values) {
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined || value === "…") continue;
    if (field.widget === "object") beginAs(field.fields, value);
    else field.default = value;
  }
}

/** What was done, was done today at the latest. */
function endDays(fields) {
  for (const field of fields) {
    if (field.max === "vandaag") field.max = today();
    endDays(field.fields ?? []);
  }
}

watch(document);
joinCommits();
answerInDutch();
register(CMS, { bestaand, bewerken, geweigerd });
await CMS.init({ config: cms });
