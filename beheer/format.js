// From the text of a file to the fields of the form, and back: only what was changed in the form changes in the
// file. What a kind of file holds is told by its description (`opvolging/authoring/form/formats.py`).

import { UnclearBody, partsOf, textOf, withText } from "./body.js";
import { merged } from "./rich-text.js";
import { UnclearHead, same, valuesOf, withValues } from "./head.js";

// A field of the form that is not in the file: the whole text, of which every save is made. In quotation marks,
// as the CMS trims every field, and without the accolades that it fills in where a file is new.
export const WHOLE = "bestand";
const held = (text) => JSON.stringify(text).replaceAll("{", "\\u007b");
export const wholeOf = (fields) => JSON.parse(fields[WHOLE]);
export const UNCLEAR = "onleesbaar";
// The field with the name of a part, where a key holds parts by name.
export const NAME = "sleutel";
export const yearField = (year) => `jaar_${year}`;

const FILE = /^(---[ \t]*\r?\n)((?:[^]*?\n)??)(---[ \t]*(?:\r?\n|$))([^]*)$/;

/** The fields of a file; of one that can't be taken apart nothing but its text, and that it is so. */
export function fieldsOf(text, about) {
  try {
    return { [WHOLE]: held(text), ...read(text, about) };
  } catch (reason) {
    if (!(reason instanceof UnclearHead || reason instanceof UnclearBody)) throw reason;
    return { [WHOLE]: held(text), [UNCLEAR]: "ja" };
  }
}

/**
 * The text of a file with what was changed in its fields; a text that changed is dated with `today`, where that is
 * given and no other day was typed. `isTouched` tells whether an editor worked in the formatted text at a place.
 * Throws where what was typed would not be read back the same.
 */
export function textWith(fields, about, today, isTouched = () => true) {
  const text = wholeOf(fields);
  if (fields[UNCLEAR]) return text;
  const before = read(text, about);
  const typed = tidy(fields, about);
  for (const [part, name, place] of formattedTexts(about)) {
    const [old, holder] = part ? [before[part]?.[name], typed[part]] : [before[name], typed];
    if (old !== undefined && holder?.[name] !== undefined) {
      holder[name] = isTouched(place) ? merged(old, holder[name]) : old;
    }
  }
  const after = withCorrections(before, typed, fields, about);
  if (today && about.dated && textsOf(before, about) !== textsOf(after, about)) {
    if (before[about.dated.day] === after[about.dated.day]) after[about.dated.day] = today;
  }
  const [, open, head, close, body] = FILE.exec(text);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const changed = open + changedHead(head, before, after, about, newline) + close + changedBody(body, before, after, about, newline);
  if (!same(read(changed, about), after)) throw new Error("what was typed would not be read back the same");
  return changed;
}

/** The formatted texts of a file: the part and the name of each, and its place in the form. */
function formattedTexts(about) {
  if (about.macro) return [["", about.text, about.text]];
  const years = about.years.filter((year) => !about.adopted.includes(year)).map(yearField);
  return years.map((part) => [part, about.account, `${part}.${about.account}`]);
}

/** What the day of the last change is about: the accounts, and these other texts. */
function textsOf(fields, about) {
  const accounts = about.years.map((year) => fields[yearField(year)]?.[about.account]);
  return JSON.stringify([...accounts, ...about.dated.texts.map((name) => fields[name])]);
}

function read(text, about) {
  const [, , head, , body] = FILE.exec(text) ?? [];
  if (head === undefined) throw new UnclearHead();
  const values = valuesOf(head);
  if (Object.keys(values).some((name) => !about.keys.some((key) => key.name === name))) throw new UnclearHead();
  const found = {};
  for (const key of about.keys) {
    if (!(key.name in values) || key.form === "switch") continue;
    const value = fieldOf(key, values[key.name]);
    if (key.form !== "map") found[key.name] = value;
    else for (const [year, each] of Object.entries(value)) (found[yearField(year)] ??= {})[key.name] = each;
  }
  addTexts(found, body, about);
  return tidy(found, about);
}

const line = (value) => String(value).split(/\s+/).filter(Boolean).join(" ");

/** A value of the head as the form has it. Throws `UnclearHead` for one of another form. */
function fieldOf(key, value) {
  const needs = { value: "string", map: "object", part: "object", named_parts: "object", list: "list", parts: "list" };
  const is = Array.isArray(value) ? "list" : typeof value;
  if (is !== needs[key.form]) throw new UnclearHead();
  if (key.form === "value") return line(value);
  if (key.form === "list") return value.map((each) => fieldOf({ form: "value" }, each));
  if (key.form === "map") {
    return Object.fromEntries(Object.entries(value).map(([year, each]) => [year, fieldOf({ form: "value" }, each)]));
  }
  if (key.form === "part") return partOf(key, value);
  if (key.form === "parts") return value.map((each) => partOf(key, each));
  return Object.entries(value).map(([name, each]) => ({ [NAME]: name, ...partOf(key, each) }));
}

function partOf(key, value) {
  if (typeof value !== "object" || Array.isArray(value)) throw new UnclearHead();
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const inner = key.inner.find((one) => one.name === name);
      if (!inner) throw new UnclearHead();
      return [name, fieldOf(inner, each)];
    }),
  );
}

function addTexts(found, body, about) {
  if (about.macro) {
    found[about.text] = introduction(body, about.macro);
    return;
  }
  for (const part of partsOf(body)) {
    const text = textOf(body, part);
    if (part.title === null) found[about.text] = text;
    else if (about.decision && part.title === about.decision.title) found[about.decision.field] = text;
    else if (about.years.includes(part.title)) (found[yearField(part.title)] ??= {})[about.account] = text;
    else throw new UnclearBody();
    if (part.title !== null && !text) throw new UnclearBody();
  }
}

function introduction(body, macro) {
  const lines = body.replace(/\r\n?/g, "\n").split("\n");
  const at = lines.indexOf(macro);
  if (at < 0 || lines.lastIndexOf(macro) > at || lines.slice(at + 1).some((each) => each.trim())) throw new UnclearBody();
  return lines.slice(0, at).join("\n").trim();
}

/** The fields that a file has, without those that are empty, so that two of them can be compared. */
function tidy(fields, about) {
  const kept = {};
  const names = [...about.keys.filter(({ form }) => form !== "map" && form !== "switch"), { name: about.text, form: "text" }];
  if (about.decision) names.push({ name: about.decision.field, form: "text" });
  for (const key of names) {
    const value = tidied(key, fields[key.name]);
    if (!isEmpty(value)) kept[key.name] = value;
  }
  const perYear = about.keys.filter(({ form }) => form === "map").map(({ name }) => ({ name, form: "value" }));
  for (const [name, value] of Object.entries(fields)) {
    if (!/^jaar_[0-9]+$/.test(name) || !perYear.length) continue;
    const inner = tidied({ form: "part", inner: [...perYear, { name: about.account, form: "text" }] }, value);
    if (!isEmpty(inner)) kept[name] = inner;
  }
  return kept;
}

function tidied(key, value) {
  if (key.form === "value") return line(value ?? "");
  if (key.form === "text") return String(value ?? "").replace(/\r\n?/g, "\n").trim();
  if (key.form === "list") return (value ?? []).map((each) => line(each ?? "")).filter(Boolean);
  if (key.form === "parts") return (value ?? []).map((each) => tidied({ ...key, form: "part" }, each)).filter((each) => !isEmpty(each));
  if (key.form === "named_parts") {
    const named = [{ name: NAME, form: "value" }, ...key.inner];
    return tidied({ form: "parts", inner: named }, value);
  }
  const kept = {};
  for (const inner of key.inner) {
    const each = tidied(inner, value?.[inner.name]);
    if (!isEmpty(each)) kept[inner.name] = each;
  }
  return kept;
}

function isEmpty(value) {
  return value === "" || value === undefined || (typeof value === "object" && !Object.keys(value).length);
}

/** A year that was adopted changes only where its correction was opened, and then with that correction. */
function withCorrections(before, after, fields, about) {
  const result = { ...after };
  for (const year of about.adopted ?? []) {
    const name = yearField(year);
    const typed = fields[name] ?? {};
    if (!typed.verbeter) {
      delete result[name];
      if (before[name]) result[name] = before[name];
    } else if (!same(before[name] ?? {}, after[name] ?? {})) {
      const was = before[name]?.status ?? about.not_assessed;
      const changesStatus = was !== (after[name]?.status ?? about.not_assessed);
      const correction = { datum: line(typed.datum ?? ""), verslagjaar: year };
      if (changesStatus) correction.status_was = was;
      correction.reden = line(typed.reden ?? "");
      result.correcties = [...(result.correcties ?? []), correction];
    }
  }
  return result;
}

function changedHead(head, before, after, about, newline) {
  const old = valuesOf(head);
  const wanted = {};
  for (const key of about.keys) {
    const value = key.form === "map" ? byYear(after, key.name) : after[key.name];
    const was = key.form === "map" ? byYear(before, key.name) : before[key.name];
    if (key.form === "switch" || same(value ?? null, was ?? null)) {
      if (key.name in old) wanted[key.name] = old[key.name];
    } else if (!isEmpty(value)) {
      wanted[key.name] = key.form === "named_parts" ? byName(value) : kept(value, old[key.name]);
    }
  }
  return withValues(head, wanted, newline);
}

/** What is the same but for its spaces stays as it was typed. */
function kept(value, old) {
  if (typeof value === "string") return typeof old === "string" && line(old) === value ? old : value;
  if (Array.isArray(value)) {
    return value.map((each, index) => (Array.isArray(old) ? kept(each, old.find((one) => same(tidyAll(one), each)) ?? old[index]) : each));
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, kept(each, old?.[name])]));
}

function tidyAll(value) {
  if (typeof value === "string") return line(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tidyAll(each)]));
}

function byYear(fields, key) {
  const found = Object.entries(fields)
    .filter(([name, value]) => /^jaar_[0-9]+$/.test(name) && value[key])
    .map(([name, value]) => [name.slice("jaar_".length), value[key]]);
  return Object.fromEntries(found);
}

function byName(parts) {
  return Object.fromEntries(parts.map(({ [NAME]: name, ...rest }) => [name, rest]));
}

function changedBody(body, before, after, about, newline) {
  if (about.macro) {
    if (before[about.text] === after[about.text]) return body;
    const text = (after[about.text] ?? "").replace(/\n/g, newline);
    return newline + (text ? text + newline + newline : "") + body.slice(body.indexOf(about.macro));
  }
  const texts = [[null, about.text], ...(about.decision ? [[about.decision.title, about.decision.field]] : [])];
  let result = body;
  for (const [title, field] of texts) {
    if (before[field] !== after[field]) result = withText(result, title, after[field] ?? "", newline);
  }
  // Oldest first, so that each finds the older ones where it comes above them.
  for (const year of about.years.toSorted()) {
    const [was, is] = [before, after].map((fields) => fields[yearField(year)]?.[about.account]);
    if (was !== is) result = withText(result, year, is ?? "", newline);
  }
  return result;
}
