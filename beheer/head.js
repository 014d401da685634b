// The head of a file, read and changed as YAML in which everything that isn't changed stays as it was typed:
// comments, order, quotation marks. Read as `opvolging/content/yaml_values.py` does: every value is text.

import { isAlias, isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

/** A head that the form can't take apart: not YAML, or YAML that the check refuses too. */
export class UnclearHead extends Error {}

const READING = { schema: "failsafe", version: "1.1", uniqueKeys: true };

/** The values of a head: text, lists and maps. Throws `UnclearHead`. */
export function valuesOf(head) {
  const document = documentOf(head);
  return plain(document.contents);
}

function documentOf(head) {
  if (head.includes("\t")) throw new UnclearHead();
  const document = parseDocument(head, READING);
  if (document.errors.length || document.warnings.length || !isMap(document.contents)) throw new UnclearHead();
  return document;
}

function plain(node) {
  if (node === null) return "";
  if (isAlias(node) || node.anchor || node.tag?.startsWith("!")) throw new UnclearHead();
  if (isScalar(node)) return String(node.value ?? "");
  if (isSeq(node)) return node.items.map(plain);
  if (!isMap(node)) throw new UnclearHead();
  return Object.fromEntries(
    node.items.map(({ key, value }) => {
      if (!isScalar(key) || key.anchor || key.tag?.startsWith("!") || key.value === "<<") throw new UnclearHead();
      return [String(key.value), plain(value)];
    }),
  );
}

/**
 * The head with other values: `wanted` holds all of them. New keys of a map come in the order of `wanted`.
 * Only the lines of what differs change.
 */
export function withValues(head, wanted, newline) {
  let text = head;
  // Every change makes the places of what follows it stale, so that one is made at a time.
  for (let change = firstChange(text, wanted, newline); change; change = firstChange(text, wanted, newline)) {
    const [from, to, put] = change;
    text = text.slice(0, from) + put + text.slice(to);
  }
  return text;
}

function firstChange(head, wanted, newline) {
  const { contents } = documentOf(head);
  return changeOfMap({ head, newline, indent: 0 }, contents, wanted);
}

export function same(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function changeOfMap(place, map, wanted) {
  const order = inOrder(Object.keys(wanted));
  for (const pair of map.items) {
    const name = String(pair.key.value);
    if (!(name in wanted)) return [...linesOf(place.head, pair), ""];
    if (same(plain(pair.value), wanted[name])) continue;
    return changeOfPair(place, pair, wanted[name]);
  }
  const names = map.items.map(({ key }) => String(key.value));
  const missing = order.find((name) => !names.includes(name));
  if (missing === undefined) return null;
  // After the nearest key before it that is there; before all others where there is none.
  const before = order.slice(0, order.indexOf(missing)).findLast((name) => names.includes(name));
  const lines = written(missing, wanted[missing], place.indent, place.newline);
  const pair = map.items.find(({ key }) => String(key.value) === before);
  if (pair) {
    const [, end] = linesOf(place.head, pair);
    return insert(place, end, lines);
  }
  return insert(place, lineStart(place.head, map.items[0]?.key.range[0] ?? 0), lines);
}

/** Years newest first, as the sections below the head; JavaScript itself puts names that are numbers in front. */
function inOrder(names) {
  return names.every((name) => /^[0-9]{4}$/.test(name)) ? names.toSorted().toReversed() : names;
}

function insert({ head, newline }, at, lines) {
  const missingEnd = at > 0 && !head.slice(0, at).endsWith("\n");
  return [at, at, (missingEnd ? newline : "") + lines];
}

function changeOfPair(place, pair, wanted) {
  const { value } = pair;
  const isBlock = value && !value.flow && value.range;
  const inner = { ...place, indent: isBlock ? column(place.head, value) : 0 };
  if (isBlock && isScalar(value) && typeof wanted === "string") return changeOfScalar(place, value, wanted);
  if (isBlock && isMap(value) && isObject(wanted) && Object.keys(wanted).some((key) => value.has(key))) {
    return changeOfMap(inner, value, wanted);
  }
  if (isBlock && isSeq(value) && Array.isArray(wanted) && wanted.length) {
    const change = changeOfList(inner, value, wanted);
    if (change) return change;
  }
  const [from, to] = linesOf(place.head, pair);
  return [from, to, written(String(pair.key.value), wanted, place.indent, place.newline)];
}

function changeOfScalar({ head, newline }, scalar, wanted) {
  const [from, to] = scalar.range;
  const isLine = ["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE"].includes(scalar.type);
  const space = from > 0 && /[:\-?]/.test(head[from - 1]) ? " " : "";
  return [from, to, space + scalarText(wanted, scalar.type) + (isLine ? "" : newline)];
}

function changeOfList(place, list, wanted) {
  const found = list.items.map(plain);
  let start = 0;
  while (start < Math.min(found.length, wanted.length) && same(found[start], wanted[start])) start += 1;
  let end = 0;
  while (
    end < Math.min(found.length, wanted.length) - start &&
    same(found[found.length - 1 - end], wanted[wanted.length - 1 - end])
  ) {
    end += 1;
  }
  const left = found.length - start - end;
  const right = wanted.length - start - end;
  if (left && right) return changeOfItem(place, list.items[start], wanted[start]);
  if (left) return [...itemLines(place.head, list, start), ""];
  const at = start ? itemLines(place.head, list, start - 1)[1] : itemLines(place.head, list, 0)[0];
  return insert(place, at, item(wanted[start], place.indent, place.newline));
}

function changeOfItem(place, node, wanted) {
  if (isScalar(node) && typeof wanted === "string") return changeOfScalar(place, node, wanted);
  const first = isMap(node) && !node.flow ? String(node.items[0].key.value) : null;
  // The first key shares its line with the sign of the list: it stays first, or all of it is written anew.
  if (first !== null && isObject(wanted) && first in wanted) {
    const others = Object.fromEntries(Object.entries(wanted).filter(([name]) => name !== first));
    return changeOfMap({ ...place, indent: column(place.head, node) }, node, { [first]: wanted[first], ...others });
  }
  const from = lineStart(place.head, node.range[0]);
  return [from, lineEnd(place.head, contentEnd(place.head, node)), item(wanted, place.indent, place.newline)];
}

function itemLines(head, list, index) {
  const node = list.items[index];
  return [lineStart(head, node.range[0]), lineEnd(head, contentEnd(head, node))];
}

/** From the line of a key to the end of the last line of its value; a comment after it is not its own. */
function linesOf(head, { key, value }) {
  const end = value?.range && value.range[1] > value.range[0] ? contentEnd(head, value) : key.range[1];
  return [lineStart(head, key.range[0]), lineEnd(head, end)];
}

/** The end of what a value holds, without the comments and empty lines that YAML counts with it. */
function contentEnd(head, node) {
  if (isScalar(node)) return node.range[0] + head.slice(node.range[0], node.range[1]).trimEnd().length;
  if (node.flow || !node.items.length) return node.range[1];
  const last = node.items.at(-1);
  if (!isMap(node)) return contentEnd(head, last);
  return last.value?.range && last.value.range[1] > last.value.range[0]
    ? contentEnd(head, last.value)
    : last.key.range[1];
}

function lineStart(head, place) {
  return head.lastIndexOf("\n", place - 1) + 1;
}

function lineEnd(head, place) {
  const end = head.indexOf("\n", place);
  return end < 0 ? head.length : end + 1;
}

/** How far a block is set in: a list by its sign, a map by its first key. */
function column(head, node) {
  const first = isSeq(node) ? node.range[0] : (node.items?.[0]?.key.range[0] ?? node.range[0]);
  return first - lineStart(head, first);
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function written(name, value, indent, newline) {
  const space = " ".repeat(indent);
  const key = `${space}${scalarText(name, "PLAIN")}:`;
  if (typeof value === "string") return `${key} ${scalarText(value, "PLAIN")}${newline}`;
  if (Array.isArray(value)) {
    return key + newline + value.map((each) => item(each, indent + 2, newline)).join("");
  }
  const inside = Object.entries(value).map(([inner, each]) => written(inner, each, indent + 2, newline));
  return key + newline + inside.join("");
}

function item(value, indent, newline) {
  const space = " ".repeat(indent);
  if (typeof value === "string") return `${space}- ${scalarText(value, "PLAIN")}${newline}`;
  const lines = Object.entries(value).map(([name, each]) => written(name, each, indent + 2, newline)).join("");
  return `${space}- ${lines.slice(indent + 2)}`;
}

// What MkDocs, which reads with YAML's own types, takes for a moment: one that doesn't exist stops it.
const MOMENT = /^\d{4}-\d\d?-\d\d?/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value as it stands in a file: on one line, in quotation marks only where it must be, or was. */
export function scalarText(value, type) {
  const text = value.replace(/\s+/g, " ").trim();
  if (type === "QUOTE_DOUBLE") return JSON.stringify(text);
  if (type !== "QUOTE_SINGLE" && isPlain(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

function isPlain(text) {
  if (!text || (MOMENT.test(text) && !(DAY.test(text) && exists(text)))) return false;
  const { errors, contents } = parseDocument(`a: ${text}`, READING);
  const value = isMap(contents) && contents.items.length === 1 ? contents.items[0].value : null;
  return !errors.length && isScalar(value) && value.value === text && !value.comment && !value.tag && !value.anchor;
}

function exists(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
