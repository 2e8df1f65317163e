// Counts along while somebody writes a need. Without it the button "Count again" does the same.
"use strict";

(() => {
  const form = document.querySelector("form[data-counts]");
  const place = document.getElementById("counts");
  if (!form || !place) return;
  const pause = 500;
  let waiting = 0;
  let asking = null;
  let counted = "";

  function asked() {
    return [...new URLSearchParams(new FormData(form))]
      .filter(([name]) => /^(requirement|scheme)-/.test(name))
      .map((pair) => pair.join("="))
      .join("&");
  }

  async function count() {
    const wanted = asked();
    if (wanted === counted) return;
    asking?.abort();
    asking = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.counts, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "text/html" },
        credentials: "same-origin",
        redirect: "error",
        signal: asking.signal,
      });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
      counted = wanted;
    } catch {
      // What stands there stays, and the button still counts.
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  counted = asked();
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(count, pause);
  });
})();
