// What a text may not hold, as far as one paragraph of it shows that: told before it is saved, as the check would.

import { BETWEEN } from "./rich-text.js";

const LONGEST = 40;

/**
 * Finds the first line of a text that is refused, and gives what an editor is told of it. `refused`: patterns with
 * their remedies, and sometimes with a pattern of what above it makes it right.
 */
export function faultFinder(refused) {
  const signs = refused.map(([sign, remedy, unless]) => [new RegExp(sign, "mu"), remedy, unless && new RegExp(unless, "mu")]);
  return (text) => {
    let above = "";
    for (const paragraph of String(text ?? "").normalize().split(BETWEEN)) {
      const fault = faultIn(paragraph, above, signs);
      if (fault) return fault;
      above += `${paragraph}\n\n`;
    }
    return null;
  };
}

function faultIn(paragraph, above, signs) {
  let first = null;
  for (const [sign, remedy, unless] of signs) {
    const found = sign.exec(paragraph);
    if (!found || unless?.test(above + paragraph.slice(0, found.index))) continue;
    const end = found.index + found[0].length - 1;
    const start = paragraph.lastIndexOf("\n", end - 1) + 1;
    if (!first || start < first.start) first = { start, remedy, sign: found[0] };
  }
  if (!first) return null;
  const [line] = paragraph.slice(first.start).split("\n");
  return `Bij de regel ‘${shortened(line.trim())}’: ${first.remedy.replaceAll("{0}", () => `‘${shortened(first.sign)}’`)}.`;
}

function shortened(line) {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
