// Searches the items. The index is not loaded before there is something to search for.
const form = document.querySelector("form.zoeken");

if (form) {
  const part = selector => form.parentElement.querySelector(selector);
  const [status, list, more, start, result] =
    ["[role=status]", "ol", ".meer button", ".zoekhulp", "[data-resultaat]"].map(part);
  const selects = [...form.querySelectorAll("select")];
  const field = form.elements.q;
  const { een, meer } = form.dataset; // what is found is called
  const size = 20; // results at a time
  const length = 30; // words of a text that is shown
  let index, waiting, shown;
  let turn = 0;

  const say = (...parts) => status.replaceChildren(...parts);

  // As words are compared: without accents, signs and invisible marks.
  const fold = text =>
    text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // Inside a word a single quotation mark is an apostrophe.
  const quoted = /["“”„‟«»‹›](.+?)["“”„‟«»‹›]|(?<![\p{L}\p{N}])['‘’‚‛](.+?)['‘’](?![\p{L}\p{N}])/gu;

  const understood = text => {
    const phrases = [...text.matchAll(quoted)].map(([, one, other]) => fold(one ?? other)).filter(Boolean);
    const plain = text.replace(quoted, " $1$2 ").replace(/["“”„‟«»‹›]/g, " ").trim();
    return { phrases, plain: fold(plain) ? plain : text };
  };

  // Of all that is asked only the last counts: what comes back for another is dropped.
  const attempt = async work => {
    const mine = ++turn;
    const current = async promise => {
      const answer = await promise;
      if (mine !== turn) throw answer;
      return answer;
    };
    try {
      await work(current);
    } catch (error) {
      if (mine !== turn) return;
      console.error(error);
      say("Zoeken lukt nu niet. Laad deze pagina opnieuw om het nog eens te proberen.");
    }
  };

  // The words from just before where most of what was found stands together.
  const excerpt = ({ content, locations }) => {
    const words = content.split(/\s+/);
    if (!locations.length) {
      // Found by a word inside a compound, of which pagefind knows no place.
      const terms = fold(field.value).split(" ").filter(term => term.length > 3);
      locations = [...words.keys()].filter(at => terms.some(term => fold(words[at]).includes(term)));
    }
    const near = from => locations.filter(at => at >= from && at < from + length).length;
    const best = locations.reduce((best, at) => (near(at) > near(best) ? at : best), locations[0]);
    const from = Math.max(0, (best ?? 0) - 5);
    const shown = words.slice(from, from + length).flatMap((word, place) => {
      if (!locations.includes(from + place)) return [word, " "];
      const mark = document.createElement("mark");
      mark.append(word);
      return [mark, " "];
    });
    return [from ? "… " : "", ...shown, words.length > from + length ? "…" : ""];
  };

  const draw = found => {
    const item = result.content.cloneNode(true);
    const fill = (name, ...parts) => item.querySelector(name).append(...parts);
    item.querySelector("a").href = new URL(`../${found.filters.adres}`, import.meta.url);
    fill("a", found.meta.title);
    fill(".gevonden-stand", part(`[data-stand="${found.filters.stand}"]`).content.cloneNode(true));
    fill(".gevonden-plaats", found.meta.plaats);
    fill(".gevonden-tekst", ...excerpt(found));
    return item;
  };

  const next = async current => {
    const items = await current(Promise.all(waiting.slice(0, size).map(found => found.data())));
    waiting = waiting.slice(size);
    list.append(...items.map(draw));
    more.hidden = !waiting.length;
  };

  // How many there are of each choice, when the other choices stay as they are.
  const number = counts => {
    for (const { name, options } of selects) {
      for (const option of [...options].slice(1)) {
        option.text = option.dataset.woorden + (counts ? ` (${counts[name]?.[option.value] ?? 0})` : "");
      }
    }
  };

  const clear = words => {
    list.replaceChildren();
    more.hidden = true;
    number();
    say(words);
  };

  // Pagefind loses its way in a phrase with a word that stands there with another accent too. So it
  // finds the words, and whether they stand together we see in the texts.
  const together = async (phrases, { results }) => {
    const counts = {};
    const kept = [];
    const items = await Promise.all(results.map(found => found.data()));
    items.forEach(({ meta, content, filters }, at) => {
      const texts = [meta.title, meta.plaats, content].map(text => ` ${fold(text)} `);
      if (!phrases.every(phrase => texts.some(text => text.includes(` ${phrase} `)))) return;
      for (const [name, [value]] of Object.entries(filters)) {
        counts[name] ??= {};
        counts[name][value] = (counts[name][value] ?? 0) + 1;
      }
      kept.push(results[at]);
    });
    return { results: kept, filters: counts };
  };

  const link = (words, query) => {
    const a = document.createElement("a");
    const given = new URLSearchParams(location.search);
    given.set("q", query);
    a.href = `?${given}`;
    a.append(words);
    return a;
  };

  // The words that are not in what was found: one that it doesn't know, pagefind cuts down to one that
  // it does, be it a single letter. The end may differ, and double letters, as in other forms of a word.
  const absent = async (query, [first]) => {
    const terms = fold(query).split(" ").filter(term => term.length > 3);
    if (!first) return terms;
    const { meta, content } = await first.data();
    const single = text => text.replace(/(.)\1/gu, "$1");
    const there = single(fold([...Object.values(meta), content].join(" ")));
    const joined = there.replaceAll(" ", ""); // a number may be written without its signs
    return terms.filter(term => {
      const letters = single(term);
      return !(/\d/.test(term) ? joined.includes(letters) : there.includes(letters.slice(0, Math.max(3, letters.length * .6))));
    });
  };

  // For words that are not there: what they may have been meant to be, each a search that finds.
  const meant = async (query, missing) => {
    if (!missing.length) return [];
    const { default: alike } = await import("./bijna.js");
    const links = [];
    for (const instead of await alike(query, missing, fold)) {
      if ((await index.search(instead)).results.length) links.push(", ", link(instead, instead));
    }
    return links.length ? [" Bedoelt u: ", ...links.slice(1), "?"] : [];
  };

  const search = () => attempt(async current => {
    const words = field.value.trim();
    const { phrases, plain } = understood(words);
    const chosen = Object.fromEntries(selects.map(({ name, value }) => [name, value ? [value] : []]));
    const narrowing = selects.filter(select => select.value);
    const ask = async (change, exact = phrases.length) => {
      // What stands inside a compound counts for little beside a word of its own.
      const settings = { noWorker: true, ranking: { metaWeights: { delen: 0.1 } } };
      index ??= (await import("../pagefind/pagefind.js")).createInstance(settings);
      const found = await index.search(plain || null, { filters: { ...chosen, ...change } });
      const missing = await absent(plain, found.results);
      if (missing.length && missing.length === (await absent(plain, [])).length) return { results: [], filters: {} };
      return exact ? together(phrases, found) : found;
    };
    const free = names => Object.fromEntries(names.map(({ name }) => [name, []]));
    shown = location.search;
    start.hidden = !!(words || narrowing.length);
    if (!start.hidden) return clear("");
    clear("Bezig met zoeken …");
    let found = await current(ask());
    if (!found.results.length) {
      // The index may have been published anew, or be out of reach: once more, from the start.
      index = null;
      found = await current(ask());
    }
    const counts = {};
    const without = new Map(); // how many there are when one choice is taken back
    for (const select of selects) {
      const { results, filters } = await current(ask(free([select])));
      counts[select.name] = filters[select.name];
      if (select.value && results.length) without.set([select], results.length);
    }
    number(counts);
    waiting = found.results;
    const total = waiting.length;
    await next(current);
    const about = words && ` voor ‘${words}’`;
    const help = async ({ results }) => meant(plain, await absent(plain, results));
    if (total) {
      const other = await current(help(found));
      return say(`${total} ${total === 1 ? een : meer} gevonden${about}`, other.length ? "." : "", ...other);
    }
    const nothing = `Geen ${meer} gevonden${about}`;
    if (narrowing.length && !without.size) {
      const all = (await current(ask(free(narrowing)))).results.length;
      if (all) without.set(narrowing, all);
    }
    if (without.size) {
      const label = ({ labels }) => labels[0].textContent;
      const ways = [...without].map(([those, many]) => `bij ${those.map(label).join(" en ")} om er ${many} te zien`);
      return say(`${nothing} bij deze keuze. Kies ‘Alle’ ${ways.join(", of ")}.`);
    }
    const apart = phrases.length ? await current(ask(free(narrowing), false)) : found;
    if (apart.results.length && !(await current(absent(plain, apart.results))).length) {
      return say(`${nothing}. `, link("Probeer het zonder aanhalingstekens", plain), ".");
    }
    say(`${nothing}. Probeer een ander woord.`, ...(await current(help(apart))));
  });

  const read = () => {
    const asked = new URLSearchParams(location.search);
    field.value = (asked.get("q") ?? "").slice(0, field.maxLength);
    for (const select of selects) {
      const value = asked.get(select.name);
      select.value = [...select.options].some(option => option.value === value) ? value : "";
    }
    search();
  };

  form.addEventListener("submit", event => {
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    history.pushState(null, "", `?${new URLSearchParams(given)}`);
    search();
    if (!given.length) say("Vul een of meer zoekwoorden in.");
  });
  more.addEventListener("click", () => attempt(async current => {
    const first = list.children.length;
    await next(current);
    list.children[first].querySelector("a").focus();
  }));
  // A link within the page changes the address too.
  addEventListener("popstate", () => location.search === shown || read());
  part(".zonder-script").remove();
  form.hidden = false;
  read();
}
