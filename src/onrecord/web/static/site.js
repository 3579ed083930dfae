// Review by keyboard; the timeline's axis takes a period; drawings are saved as pictures. Pages work without it.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".queue .item")];
  const place = `at ${new URLSearchParams(location.search).get("show") ?? ""}`;
  let at = -1;
  const go = (to) => {
    if (to < 0 || to >= items.length) return;
    items[at]?.classList.remove("here");
    at = to;
    items[at].classList.add("here");
    items[at].focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  };
  const press = (choice) => {
    const found = (items[at] ?? (items.length ? null : document))?.querySelector(choice);
    if (!found) return;
    sessionStorage.setItem(place, String(at));
    found.click();
  };
  const correct = () => {
    const form = (items[at] ?? document).querySelector("details.correct");
    if (!form) return;
    form.open = true;
    form.querySelector("select, input")?.focus();
  };
  const undo = () => {
    const kept = document.querySelector(".notice form.undo button");
    (kept ?? items[at]?.querySelector("form.undo button"))?.click();
  };
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => press("button.yes"),
    r: () => press("button.no"),
    c: correct,
    u: undo,
    w: () => (items[at] ?? document).querySelector('.judge input[name="why"]')?.focus(),
  };
  const judging = document.querySelector("form.judge, form.undo");
  const before = Number(sessionStorage.getItem(place) ?? -1);
  if (items.length && before >= 0) {
    sessionStorage.removeItem(place);
    go(Math.min(before, items.length - 1));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest(".judge")) event.target.blur();
    if (event.key === "Enter" && event.target.matches(".correct input")) {
      event.target.closest(".correct").querySelector("button").click();
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const act = keys[event.key];
    if (!act || !(items.length || judging)) return;
    event.preventDefault();
    act();
  });
})();
