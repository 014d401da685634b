// Chooses and sorts the rows of the overview. What is chosen stands in the address.
for (const form of document.querySelectorAll("form.keuze")) {
  const table = form.parentElement.querySelector("table.punten");
  const rows = [...table.tBodies[0].rows];
  const fields = [...form.querySelectorAll("select")];
  const order = form.elements.volgorde;
  const number = form.querySelector("[role=status]");
  const { een, meer } = form.dataset; // what the rows are called
  const { compare } = new Intl.Collator("nl", { numeric: true });

  const values = field => [...field.options].map(option => option.value);
  const heads = [...table.tHead.rows[0].cells].filter(head => values(order).includes(head.dataset.kolom));

  // What has a field of its own is sorted as its choices stand there.
  const key = (row, name) =>
    name in row.dataset ? values(form.elements[name]).indexOf(row.dataset[name]) : row.cells[1].textContent;

  const apply = () => {
    const chosen = fields.filter(field => field !== order && field.value);
    for (const row of rows) row.hidden = chosen.some(field => row.dataset[field.name] !== field.value);
    const name = order.value.replace("-", "");
    const down = order.value.startsWith("-");
    const sorted = [...rows];
    if (name) sorted.sort((one, other) => compare(key(one, name), key(other, name)) * (down ? -1 : 1));
    table.tBodies[0].append(...sorted);
    for (const head of heads) {
      head.ariaSort = head.dataset.kolom !== name ? null : down ? "descending" : "ascending";
    }
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
