// Searches the items. The index is not loaded before there is something to search for.
const form = document.querySelector("form.zoeken");

if (form) {
  const part = selector => form.parentElement.querySelector(selector);
  const [status, list, more, result] = ["[role=status]", "ol", ".meer button", "[data-resultaat]"].map(part);
  const selects = [...form.querySelectorAll("select")];
  const field = form.elements.q;
  const { een, meer } = form.dataset; // what is found is called
  const size = 20; // results at a time
  const length = 30; // words of a text that is shown
  let index, waiting, shown;
  let turn = 0;

  const say = words => (status.textContent = words);

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
    const near = from => locations.filter(at => at >= from && at < from + length).length;
    const best = locations.reduce((best, at) => (near(at) > near(best) ? at : best), locations[0]);
    const from = Math.max(0, (best ?? 0) - 5);
    const words = content.split(/\s+/);
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

  const search = () => attempt(async current => {
    const words = field.value.trim();
    const chosen = Object.fromEntries(selects.map(({ name, value }) => [name, value ? [value] : []]));
    const ask = async change => {
      index ??= (await import("../pagefind/pagefind.js")).createInstance({ noWorker: true });
      return index.search(words || null, { filters: { ...chosen, ...change } });
    };
    shown = location.search;
    if (!words && !selects.some(select => select.value)) return clear("");
    clear("Bezig met zoeken …");
    let found = await current(ask());
    if (!found.results.length) {
      // The index may have been published anew, or be out of reach: once more, from the start.
      index = null;
      found = await current(ask());
    }
    const counts = {};
    for (const { name } of selects) counts[name] = (await current(ask({ [name]: [] }))).filters[name];
    number(counts);
    waiting = found.results;
    const total = waiting.length;
    await next(current);
    const about = words && ` voor ‘${words}’`;
    const without = found.unfilteredResultCount;
    if (total) say(`${total} ${total === 1 ? een : meer} gevonden${about}`);
    else if (!without) say(`Geen ${meer} gevonden${about}. Probeer een ander woord.`);
    else say(`Geen ${meer} gevonden${about} bij deze keuze. Kies ‘Alle’ om er ${without} te zien.`);
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
