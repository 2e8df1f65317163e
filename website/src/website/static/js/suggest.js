// Offers what may be meant while somebody types. Without this file the search works the same.
const box = document.querySelector("input[data-suggest]");
const list = box && document.getElementById(box.getAttribute("list"));
const PAUSE_MS = 120;
const FEWEST_LETTERS = 2;
let waiting = 0;
let running = null;

async function offer() {
  const typed = box.value.trim();
  if (running) running.abort();
  if (typed.length < FEWEST_LETTERS) {
    list.replaceChildren();
    return;
  }
  running = new AbortController();
  const address = `${box.dataset.suggest}?q=${encodeURIComponent(typed)}`;
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) return;
    const { suggestions } = await answer.json();
    list.replaceChildren(
      ...suggestions.map(({ text, note }) => {
        const option = document.createElement("option");
        option.value = text;
        option.label = note;
        return option;
      }),
    );
  } catch {
    // The reader has typed on, or the network is away: then there is nothing to offer.
  }
}

if (list) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, PAUSE_MS);
  });
}
