// The navigation always wins. A message carries the page that the browser was on when it was sent,
// so one that follows a click on a link to another page would lead back to the page before. From
// such a click until the page asked for has come, charts hold back what they have to send; where
// a message got in between all the same, the link is followed once more.

const LOOKS = 100;
const AT_REST = 5;
const MOST = 4;
const GIVES_UP = 60000;
const APP = '[data-testid="stApp"]';

// Whether the server runs the page; unknown counts as not.
export function running() {
  return document.querySelector(APP)?.dataset.testScriptState === "running";
}

class Leaving {
  constructor() {
    this.asked = undefined;
    document.addEventListener("click", (event) => this.#clicked(event), { capture: true });
    // What is done after the page has come is newer than the link.
    for (const kind of ["pointerdown", "keydown"]) {
      document.addEventListener(kind, () => this.#done(), { capture: true });
    }
    window.addEventListener("popstate", () => this.#forget());
  }

  // Whether a page was asked for that has not come yet.
  get under() {
    return this.asked !== undefined && window.location.pathname !== this.asked;
  }

  #clicked(event) {
    const link = event.target?.closest?.("a[href]");
    if (!link || this.again || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const { origin, pathname } = new URL(link.href, window.location.href);
    const elsewhere = link.target === "_blank" || link.hasAttribute("download");
    if (elsewhere || origin !== window.location.origin) return;
    this.#forget();
    // The address without a page stands for one of several.
    if (pathname === window.location.pathname || pathname.endsWith("/")) return;
    this.asked = pathname;
    this.since = Date.now();
    this.clicks = 1;
    this.rest = 0;
    this.timer = setInterval(() => this.#look(), LOOKS);
  }

  #look() {
    this.rest = running() ? 0 : this.rest + 1;
    if (Date.now() - this.since > GIVES_UP) this.#forget();
    if (this.rest < AT_REST || this.asked === undefined) return;
    const links = [...document.querySelectorAll("a[href]")];
    const link = links.find(({ href }) => new URL(href).pathname === this.asked);
    if (!this.under || !link || this.clicks === MOST) {
      this.#forget();
      return;
    }
    this.clicks += 1;
    this.rest = 0;
    this.again = true;
    link.click();
    this.again = false;
  }

  #done() {
    if (!this.under) this.#forget();
  }

  #forget() {
    clearInterval(this.timer);
    this.asked = undefined;
  }
}

// One for the whole page, however often this file is loaded.
export const leaving = (globalThis[Symbol.for("orgmodel.leaving")] ??= new Leaving());
