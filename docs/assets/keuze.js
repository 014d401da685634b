// Chooses and sorts the rows of the overview. What is chosen stands in the address.
for (const form of document.querySelectorAll("form.keuze")) {
  const table = form.parentElement.querySelector("table.punten");
  const groups = [...table.tBodies];
  const homes = new Map(groups.flatMap(group => [...group.rows].slice(1).map(row => [row, group])));
  const rows = [...homes.keys()];
  const fields = [...form.querySelectorAll("select")];
  const order = form.elements.volgorde;
  const number = form.querySelector("[role=status]");
  const { een, meer } = form.dataset; // what the rows are called
  const { compare } = new Intl.Collator("nl", { numeric: true });

  const values = field => [...field.options].map(option => option.value);
  const heads = [...table.tHead.rows[0].cells].filter(head => values(order).includes(head.dataset.kolom));

  // Out of its group a row names its dossier, in a column of its own; of a single dossier it need not.
  const alone = document.createElement("tbody");
  const dossier = form.elements[table.dataset.groep];
  const column = document.createElement("th");
  column.scope = "col";
  column.textContent = dossier?.labels[0].textContent;
  const named = new Map(dossier && rows.map(row => {
    const cell = document.createElement("td");
    cell.className = "dossier";
    cell.dataset.kop = column.textContent;
    cell.append(homes.get(row).querySelector("th a").cloneNode(true));
    return [row, cell];
  }));

  // What has a field of its own is sorted as its choices stand there.
  const key = (row, name) =>
    name in row.dataset ? values(form.elements[name]).indexOf(row.dataset[name]) : row.cells[1].textContent;

  const arrange = () => {
    const name = order.value.replace("-", "");
    const down = order.value.startsWith("-");
    for (const head of heads) {
      head.ariaSort = head.dataset.kolom !== name ? null : down ? "descending" : "ascending";
    }
    const grouped = !name || name === table.dataset.groep;
    if (grouped) {
      for (const [row, home] of homes) home.append(row);
      for (const part of [column, ...named.values(), alone]) part.remove();
      table.append(...(down ? groups.toReversed() : groups));
      for (const group of groups) group.hidden = ![...group.rows].some(row => !row.hidden && row.className !== "groep");
    } else {
      const sorted = [...rows];
      sorted.sort((one, other) => compare(key(one, name), key(other, name)) * (down ? -1 : 1));
      for (const group of groups) group.remove();
      table.append(alone);
      alone.append(...sorted);
      if (dossier) table.tHead.rows[0].cells[1].after(column);
      for (const [row, cell] of named) row.cells[1].after(cell);
    }
  };

  const apply = () => {
    const chosen = fields.filter(field => field !== order && field.value);
    for (const row of rows) row.hidden = chosen.some(field => row.dataset[field.name] !== field.value);
    arrange();
    const left = rows.filter(row => !row.hidden).length;
    const part = left < rows.length ? `${left} van ${rows.length}` : left;
    number.textContent = left ? `${part} ${meer}` : `Geen ${een} past bij uw keuze`;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = asked.get(field.name);
      field.value = values(field).includes(value) ? value : "";
    }
    apply();
  };

  const changed = () => {
    const set = fields.filter(field => field.value).map(field => [field.name, field.value]);
    // From disk the address can't change.
    if (location.protocol !== "file:") history.pushState(null, "", `?${new URLSearchParams(set)}`);
    apply();
  };

  // There the heads can't be seen; the field for the order can.
  const narrow = matchMedia("(max-width: 48rem)");
  const buttons = heads.map(head => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      order.value = (order.value === head.dataset.kolom ? "-" : "") + head.dataset.kolom;
      changed();
    });
    return button;
  });
  const fit = () => buttons.forEach(button => (button.disabled = narrow.matches));
  narrow.addEventListener("change", fit);
  fit();
  form.querySelector("button").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    changed();
  });
  form.addEventListener("change", changed);
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("popstate", read);
  read();
  form.hidden = false;
}
