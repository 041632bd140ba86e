// The desk's comfort: offers follow what is typed. Without it the same form works by its button.
"use strict";

(() => {
  const box = document.querySelector("[data-suggest]");
  if (!box) return;
  let waiting = 0;
  let asked = 0;

  async function refresh() {
    const number = (asked += 1);
    const address = new URL(window.location.href);
    address.searchParams.set("q", box.value);
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const offers = page.querySelector("[data-offers]");
    if (offers) document.querySelector("[data-offers]").replaceWith(document.adoptNode(offers));
  }

  box.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(refresh, 150);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    const first = document.querySelector("[data-offers] button");
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
})();
