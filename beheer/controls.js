// Fields that the CMS does not have itself: a text that may be read only, a status with its account, the
// correction of a year that was adopted. `createClass` and `h` are the CMS's.

import { wholeOf } from "./format.js";
import { faultFinder } from "./texts.js";
import { today } from "./today.js";

const REQUIRED = "Dit is verplicht.";
const NOT_ADOPTED =
  "Bij Overgenomen staat ‘nee’. Daarbij hoort geen status: kies ‘Nog niet beoordeeld’, of verander Overgenomen.";

export function register(CMS, { bestaand, bewerken, geweigerd }) {
  const faultIn = faultFinder(geweigerd);
  const reused = (name) => CMS.getFieldType(name).control;
  const { createClass, h } = window;
  const data = (props, ...path) => props.entry?.getIn(["data", ...path]);
  const wrong = (message) => ({ error: { message } });
  // The CMS asks whether a field is right before it has shown it what the other fields hold by now.
  const shownLast = () => new Promise((done) => setTimeout(done, 50));
  const isRight = (text) => {
    const fault = faultIn(text);
    return fault ? wrong(fault) : true;
  };

  /** A text that is shown and not changed. */
  const shown = (text, id) => h("div", { id, "data-official": "", tabIndex: 0 }, text || "Er staat niets.");
  const nothing = () => h("span", { "data-nothing": "" });

  const control = (widget, { value, field, forID, onChange }, more = {}) =>
    h(reused(widget), { value: value ?? "", field: { ...field.toJS(), widget, ...more }, forID, onChange });

  /** An official text: typed once, and mended for as long as the item is not on the site. */
  CMS.registerFieldType("officieel", createClass({
    getInitialState() {
      return { wasEmpty: !this.props.value };
    },
    isOpen() {
      return this.state.wasEmpty || !bestaand.includes(this.props.entry?.get("path"));
    },
    async isValid() {
      await shownLast();
      return !this.isOpen() || isRight(this.props.value);
    },
    render() {
      const { value, forID } = this.props;
      return this.isOpen() ? control("text", this.props) : shown(value, forID);
    },
  }));

  /** What a year says that was adopted: read only, until its correction is opened. */
  CMS.registerFieldType("vast", createClass({
    isOpen() {
      return data(this.props, this.props.field.get("jaar"), "verbeter");
    },
    async isValid() {
      await shownLast();
      const isText = this.props.field.get("soort_veld") === "text";
      return !isText || !this.isOpen() || isRight(this.props.value);
    },
    render() {
      const { field, value, forID } = this.props;
      return this.isOpen() ? control(field.get("soort_veld"), this.props) : shown(value, forID);
    },
  }));

  /** A status: of an adopted year read only; it has its account with it. */
  CMS.registerFieldType("status", createClass({
    async isValid() {
      await shownLast();
      const { field, value } = this.props;
      const account = String(data(this.props, field.get("jaar"), "toelichting") ?? "");
      if (value && !account.trim()) return wrong("Bij een status hoort een toelichting: vul die hieronder in.");
      if (value && data(this.props, "overgenomen") === "nee") return wrong(NOT_ADOPTED);
      // The account that is formatted can say nothing of its own.
      const fault = field.get("vastgesteld") ? null : faultIn(account);
      return fault ? wrong(`Hieronder, ${fault[0].toLowerCase()}${fault.slice(1)}`) : true;
    },
    render() {
      const { field, value, forID } = this.props;
      const label = field.get("options").find((option) => option.get("value") === (value ?? ""))?.get("label");
      const isOpen = !field.get("vastgesteld") || data(this.props, field.get("jaar"), "verbeter");
      return isOpen ? control("select", this.props) : shown(label ?? value, forID);
    },
  }));

  /** Day and reason of a correction: asked once it is opened. */
  CMS.registerFieldType("correctie", createClass({
    isOpen() {
      return Boolean(data(this.props, this.props.field.get("jaar"), "verbeter"));
    },
    isDay() {
      return this.props.field.get("name") === "datum";
    },
    async isValid() {
      await shownLast();
      if (!this.isOpen()) return true;
      const { field, value } = this.props;
      if (!String(value ?? "").trim()) return wrong(REQUIRED);
      if (!this.isDay() || (field.get("min") <= value && value <= field.get("max"))) return true;
      return wrong(`Deze dag kan niet. Kies een dag tot en met ${field.get("max")}.`);
    },
    componentDidUpdate() {
      if (this.isOpen() && this.isDay() && !this.props.value) this.props.onChange(today());
    },
    render() {
      if (!this.isOpen()) return nothing();
      return control(this.isDay() ? "datetime" : "text", this.props);
    },
  }));

  /** The first item of a dossier: asked of a new dossier alone. */
  CMS.registerFieldType("eerste", createClass({
    async isValid() {
      await shownLast();
      return this.props.field.get("soort_veld") !== "text" || isRight(this.props.value);
    },
    render() {
      const { field } = this.props;
      return data(this.props, "nieuw") === "ja" ? control(field.get("soort_veld"), this.props) : nothing();
    },
  }));

  /** A file that the form can't take apart: told, with its text and where it can be changed. */
  CMS.registerFieldType("onleesbaar", createClass({
    isValid() {
      return data(this.props, "onleesbaar") ? wrong("Dit bestand kan niet in het formulier veranderen.") : true;
    },
    render() {
      const { entry, forID } = this.props;
      if (!data(this.props, "onleesbaar")) return nothing();
      return h("div", { "data-unclear": "" },
        h("p", null, "Dit bestand is anders geschreven dan het formulier kent. Het verandert hier niet. ",
          h("a", { href: bewerken + entry.get("path") }, "Verander het op GitHub")),
        shown(wholeOf({ bestand: data(this.props, "bestand") }), forID));
    },
  }));
}
