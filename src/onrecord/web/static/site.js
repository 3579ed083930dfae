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

// A drag across the timeline's axis is a period: it goes into the address, as the form's two fields do.
(() => {
  const DAY = 86_400_000;
  const LEAST = 6; // px: less is a click
  for (const svg of document.querySelectorAll("svg.drawing[data-from]")) {
    const { from, to, left, right } = svg.dataset;
    const [low, high] = [Number(left), Number(right)];
    const [first, end] = [Date.parse(from), Date.parse(to) + DAY];
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    box.classList.add("brush");
    let start = null;
    let dragged = false;
    const at = (event) => {
      const shown = svg.getBoundingClientRect();
      const x = ((event.clientX - shown.left) * svg.viewBox.baseVal.width) / shown.width;
      return Math.min(Math.max(x, low), high);
    };
    const day = (x, before) => {
      const time = first + ((x - low) / (high - low)) * (end - first);
      return new Date(Math.min(Math.max(time, first), end) - before).toISOString().slice(0, 10);
    };
    const stop = () => {
      start = null;
      box.remove();
    };
    svg.addEventListener("dragstart", (event) => event.preventDefault()); // a mark is no link to drag away
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      start = at(event);
      dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (start === null) return;
      if (!(event.buttons & 1)) return void stop(); // let go beside the drawing
      const x = at(event);
      if (!dragged && Math.abs(x - start) < LEAST) return;
      if (!dragged) {
        dragged = true;
        svg.setPointerCapture(event.pointerId);
        svg.append(box);
      }
      const area = { x: Math.min(start, x), y: 0, width: Math.abs(x - start), height: svg.viewBox.baseVal.height };
      for (const [name, value] of Object.entries(area)) box.setAttribute(name, value);
    });
    svg.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const [one, other] = [start, at(event)].sort((a, b) => a - b);
      stop();
      if (!dragged) return;
      const words = new URLSearchParams(location.search);
      words.delete("page");
      words.set("since", day(one, 0));
      words.set("until", day(other, 1));
      location.search = words.toString();
    });
    svg.addEventListener("pointercancel", stop);
    document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  }
  for (const hint of document.querySelectorAll(".hint[hidden]")) hint.hidden = false;
})();

// A drawing as PNG: the SVG that can be taken away, drawn twice as large on white.
(() => {
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const draw = async (href) => {
    const image = new Image();
    image.src = href;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    const name = new URL(href).pathname.split("/").pop().replace(/svg$/, "png");
    canvas.toBlob((blob) => save(blob, name), "image/png");
  };
  for (const svg of document.querySelectorAll('figure.drawn figcaption a[href*=".svg"]')) {
    const link = document.createElement("a");
    link.href = svg.href;
    link.textContent = "PNG";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      draw(svg.href);
    });
    svg.after(" ", link);
  }
})();
