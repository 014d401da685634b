// The CMS writes a formatted text its own way as soon as it shows it. What an editor did not touch stays as it was
// written: a text as a whole, and in a text that was touched every paragraph that says the same.

const touched = new Set();
const ALL = "*";
const here = (place) => `${location.hash} ${place}`;

/** Remember which formatted texts an editor works in, by the address of the form and the place of the field. */
export function watch(page) {
  for (const kind of ["beforeinput", "keydown", "pointerdown", "paste", "drop"]) page.addEventListener(kind, note, true);
}

function note({ target }) {
  const field = target.closest?.('section[data-field-type="richtext"]');
  if (field) touched.add(here(field.dataset.keyPath));
  // What was not saved comes back through a message of the CMS, and then all of it may have changed.
  else if (target.closest?.("[role=dialog], [role=alertdialog]")) touched.add(here(ALL));
}

/** Whether an editor worked in the formatted text at a place in the form as it is now. */
export function isTouched(place) {
  return touched.has(here(place)) || touched.has(here(ALL));
}

/** What stands between two paragraphs. */
export const BETWEEN = /\n(?:[ \t]*\n)+/;

/** A text in which every paragraph that says the same as one of the old text is written as that one. */
export function merged(old, text) {
  const left = old.split(BETWEEN);
  const found = text.split(BETWEEN).map((paragraph) => {
    const at = left.findIndex((each) => plainly(each) === plainly(paragraph));
    return at < 0 ? paragraph : left.splice(0, at + 1).at(-1);
  });
  const result = found.join("\n\n");
  return plainly(old) === plainly(result) ? old : result;
}

/** A paragraph without the ways of writing that mean the same. */
function plainly(text) {
  return text
    .replace(/(^|\s)\\?\*(?=\s|$)/g, "$1\\*") // a star on its own
    .replace(/(^|[^*\\\w])\*(?=[^*\s])((?:[^*\n]|\n(?!\n))*?[^*\s\\])\*(?![*\w])/g, "$1_$2_") // slanted words
    .replace(/-{2,}/g, "--") // under the head of a table
    .replace(/[ \t]*\|[ \t]*/g, "|") // in a table
    .replace(/\n[ \t]+/g, "\n ") // a list in a list
    .replace(/\n(?:[ \t]*\n)+/g, "\n\n");
}
