// The body of a file cut at its own `## ` headings, as `opvolging/content/texts.py` does, with the place of
// every part, so that one can be replaced and the rest stays as it is.

// What makes a line that begins with `## ` something other than a heading of ours, or hides one.
const UNCERTAIN = /```|~~~|^ {0,3}<(?!https?:|mailto:|[^\s<>]+@)[A-Za-z/!?]|^ {1,3}##[ \t]|^##\t/m;
const HEADING = /^##(?: (.*))?$/;

/** A body that can't be cut up with certainty. */
export class UnclearBody extends Error {}

/**
 * The parts of a body: first what stands before any heading (title null), then one per heading.
 * `start` and `end` hold the text of a part without the empty lines around it; `from` and `to` all of it.
 * Throws `UnclearBody` where a heading is double, or where it is uncertain what one is.
 */
export function partsOf(body) {
  if (UNCERTAIN.test(body)) throw new UnclearBody();
  const parts = [{ title: null, from: 0, inside: 0 }];
  let place = 0;
  for (const line of body.split(/(?<=\n)/)) {
    const heading = HEADING.exec(line.replace(/\r?\n$/, ""));
    if (heading) {
      const title = (heading[1] ?? "").replace(/(?:^|[ \t]+)#+[ \t]*$/, "").trim();
      parts.push({ title, from: place, inside: place + line.length });
    }
    place += line.length;
  }
  parts.forEach((part, index) => {
    part.to = parts[index + 1]?.from ?? body.length;
    const text = body.slice(part.inside, part.to);
    const around = text.trim();
    part.start = part.inside + (around ? text.indexOf(around) : 0);
    part.end = part.start + around.length;
  });
  const titles = parts.map((part) => part.title);
  if (new Set(titles).size < titles.length) throw new UnclearBody();
  return parts;
}

/** The text of a part, its lines ending in a line feed. */
export function textOf(body, part) {
  return body.slice(part.start, part.end).replace(/\r\n?/g, "\n");
}

/** The body with another text under a heading; an empty text takes the heading away, null is the first part. */
export function withText(body, title, text, newline) {
  const parts = partsOf(body);
  const part = parts.find((each) => each.title === title);
  const written = text.trim().replace(/\n/g, newline);
  if (part && (written || title === null)) {
    if (part.start < part.end && written) return body.slice(0, part.start) + written + body.slice(part.end);
    const rest = body.slice(part.to);
    const gap = rest || title !== null ? newline : "";
    return body.slice(0, part.inside) + newline + (written ? written + newline + (rest ? gap : "") : "") + rest;
  }
  if (part) return withoutPart(body, part, newline);
  if (!written) return body;
  const section = `## ${title}${newline}${newline}${written}${newline}`;
  const older = parts.find((each) => isYear(each.title) && isYear(title) && each.title < title);
  if (older) return body.slice(0, older.from) + section + newline + body.slice(older.from);
  const before = body.replace(/\s*$/, "");
  return before + (before ? newline + newline : newline) + section;
}

function withoutPart(body, part, newline) {
  const rest = body.slice(part.to);
  return rest ? body.slice(0, part.from) + rest : body.slice(0, part.from).replace(/\s*$/, newline);
}

function isYear(title) {
  return /^[0-9]{4}$/.test(title ?? "");
}
