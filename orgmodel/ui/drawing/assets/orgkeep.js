// Keeps the lists of changes in this browser's own storage, so that neither a reload nor a lost
// connection loses them. Each visit has a place of its own; a new visit is told what is there.

const PREFIX = "orgmodel.kept.";
const MOST = 24;
let told = null;

function places() {
  return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
}

function kept() {
  return Object.fromEntries(places().map((name) => [name.slice(PREFIX.length), localStorage.getItem(name)]));
}

function savedAt(name) {
  try {
    return JSON.parse(localStorage.getItem(name)).saved ?? "";
  } catch {
    return "";
  }
}

function keep(place, entry) {
  const name = PREFIX + place;
  let before;
  try {
    before = JSON.parse(localStorage.getItem(name) ?? "{}").entry;
  } catch {
    before = undefined;
  }
  if (entry === before) return;
  localStorage.setItem(name, JSON.stringify({ saved: new Date().toISOString(), entry }));
  const old = places().sort((one, other) => savedAt(other).localeCompare(savedAt(one))).slice(MOST);
  old.forEach((surplus) => localStorage.removeItem(surplus));
}

export default function ({ data, setTriggerValue }) {
  try {
    const { visit, place, entry, settled } = data;
    settled.forEach((done) => localStorage.removeItem(PREFIX + done));
    if (told !== visit) {
      told = visit;
      setTriggerValue("event", { visit, kept: kept() });
    }
    if (entry) keep(place, entry);
    else localStorage.removeItem(PREFIX + place);
  } catch (error) {
    // Storage may be switched off or full: then the file to download is what keeps the changes.
    console.info("orgmodel keeps nothing in this browser:", error.name);
  }
}
