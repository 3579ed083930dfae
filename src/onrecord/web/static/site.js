// Review by keyboard: j and k move, a accepts, r rejects, w writes a reason. Pages work without it.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".queue .item")];
  if (!items.length) return;
  let at = -1;
  const go = (place) => {
    if (place < 0 || place >= items.length) return;
    if (at >= 0) items[at].classList.remove("here");
    at = place;
    items[at].classList.add("here");
    items[at].focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  };
  const press = (choice) => at >= 0 && items[at].querySelector(choice)?.click();
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    a: () => press("button.yes"),
    r: () => press("button.no"),
    w: () => at >= 0 && items[at].querySelector('input[name="why"]')?.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();
