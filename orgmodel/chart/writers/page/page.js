"use strict";
(() => {
  const all = (what, inside = document) => [...inside.querySelectorAll(what)];
  const one = (name) => document.getElementById(name);
  const made = (tag, words) => {
    const element = document.createElement(tag);
    if (words) element.textContent = words;
    return element;
  };
  const boxes = new Map();
  for (const box of all(".box[data-b]")) {
    const key = box.dataset.b;
    boxes.set(key, [...(boxes.get(key) || []), box]);
  }
  const told = new Map();
  for (const button of all(".words button")) {
    if (!told.has(button.dataset.b)) told.set(button.dataset.b, button);
  }
  const name = (key) =>
    told.has(key) ? told.get(key).textContent : boxes.get(key)?.[0].dataset.says || "";
  const lines = all(".line[data-l]").map((path) => {
    const [from, to] = path.dataset.l.split(" ");
    return { path, from, to, how: path.dataset.r || "reports to" };
  });
  const panel = one("panel");

  const link = (key) => {
    const button = made("button", name(key));
    button.type = "button";
    button.addEventListener("click", () => choose(key, true));
    return button;
  };
  const list = (title, entries) => {
    if (!entries.length) return;
    panel.append(made("h3", title));
    const items = made("ul");
    for (const entry of entries) {
      const item = made("li");
      item.append(...entry);
      items.append(item);
    }
    panel.append(items);
  };

  const tell = (key) => {
    panel.replaceChildren(made("h2", name(key)));
    const facts = made("dl");
    for (const fact of (boxes.get(key)?.[0].dataset.d || "").split("\n").filter(Boolean)) {
      const at = fact.indexOf(": ");
      facts.append(made("dt", fact.slice(0, at)), made("dd", fact.slice(at + 2)));
    }
    if (facts.childElementCount) panel.append(facts);
    const seen = new Set();
    const once = (line) => {
      const words = `${line.from} ${line.how} ${line.to}`;
      return !seen.has(words) && seen.add(words);
    };
    const own = lines.filter((line) => (line.from === key || line.to === key) && once(line));
    list("Lines from here", own.filter((line) => line.from === key && name(line.to))
      .map((line) => [`${line.how} `, link(line.to)]));
    list("Lines to here", own.filter((line) => line.to === key && name(line.from))
      .map((line) => [link(line.from), ` ${line.how} this`]));
    list("Findings", all("li[data-s]")
      .filter((item) => item.dataset.s.split(" ").includes(key))
      .map((item) => [item.firstElementChild.textContent]));
  };

  const choose = (key, show) => {
    for (const old of all(".on")) old.classList.remove("on");
    for (const old of all("[aria-current]")) old.removeAttribute("aria-current");
    for (const box of boxes.get(key) || []) box.classList.add("on");
    for (const line of lines) {
      if (line.from === key || line.to === key) line.path.classList.add("on");
    }
    for (const button of all(".words button")) {
      if (button.dataset.b === key) button.setAttribute("aria-current", "true");
    }
    tell(key);
    const box = boxes.get(key)?.[0];
    if (show && box) box.scrollIntoView({ block: "center", inline: "center" });
  };

  for (const [key, drawn] of boxes) {
    for (const box of drawn) box.addEventListener("click", () => choose(key, false));
  }
  for (const button of all("button[data-b]")) {
    button.addEventListener("click", () => choose(button.dataset.b, true));
  }

  const input = one("find");
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const search = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    const items = all(".words li").reverse();
    const hits = new Set();
    let count = 0;
    for (const item of items) {
      const words = plain(item.firstElementChild.textContent);
      const hit = wanted.length > 0 && wanted.every((word) => words.includes(word));
      const inside = all(":scope > ul > li", item).some((child) => !child.hidden);
      item.hidden = wanted.length > 0 && !hit && !inside;
      if (hit) {
        count += 1;
        hits.add(item.firstElementChild.dataset.b);
      }
    }
    for (const [key, drawn] of boxes) {
      for (const box of drawn) box.classList.toggle("hit", hits.has(key));
    }
    for (const sheet of all(".sheet")) sheet.classList.toggle("found", count > 0);
    const lines = count === 1 ? "1 line" : `${count} lines`;
    one("many").textContent = wanted.length ? `${lines} found.` : "";
    return hits;
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      search();
    }
    if (event.key === "Enter") {
      const first = [...search()].filter(Boolean).pop();
      if (first) choose(first, true);
    }
  });

  for (const button of all(".tool")) {
    button.addEventListener("click", () => {
      const sheet = one(button.dataset.sheet);
      const whole = sheet.classList.toggle("whole");
      button.setAttribute("aria-pressed", String(whole));
    });
  }
  for (const sheet of all(".sheet")) {
    const top = sheet.querySelector(".box");
    if (!top) continue;
    const box = top.getBoundingClientRect();
    sheet.scrollLeft = box.left + box.width / 2 - sheet.getBoundingClientRect().left - sheet.clientWidth / 2;
  }
  for (const element of all("[data-needs-script]")) element.hidden = false;
})();
