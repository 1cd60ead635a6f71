"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { actors, ties, views, words } = data;
  const byId = (id) => document.getElementById(id);
  const value = (id) => (byId(id) ? byId(id).value : "");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const large = actors.length + ties.length > 4000;
  const drawings = {};
  let hovered = null;
  let chosen = null;
  let state = null;

  const within = ([first, last], year) =>
    !year || ((first === null || first <= year) && (last === null || year <= last));

  // What the filters let through: actors, pairs of partners, and how strongly each pair is tied.
  function filtered() {
    const year = Number(value("year"));
    const seen = actors.map(
      (actor) =>
        within(actor.years, year) &&
        ["category", "sector", "territory"].every((name) => !value(name) || actor[name] === value(name)),
    );
    const kind = value("kind");
    const pairs = new Map();
    const kept = ties.map(([a, b, itsKind, , weight, first, last]) => {
      const fits = seen[a] && seen[b] && (!kind || itsKind === kind) && within([first, last], year);
      if (fits) {
        const key = Math.min(a, b) + " " + Math.max(a, b);
        const pair = pairs.get(key) || { a: Math.min(a, b), b: Math.max(a, b), weight: 0, kinds: new Set(), ways: new Set() };
        pair.weight += weight;
        if (data.directed) pair.ways.add(b);
        if (itsKind) pair.kinds.add(itsKind);
        pairs.set(key, pair);
      }
      return fits;
    });
    const partners = actors.map(() => new Map());
    for (const pair of pairs.values()) {
      partners[pair.a].set(pair.b, pair);
      partners[pair.b].set(pair.a, pair);
    }
    const wanted = plain(value("search").trim());
    const found = wanted ? actors.map((actor, i) => seen[i] && plain(actor.name).includes(wanted)) : null;
    return { seen, kept, pairs: [...pairs.values()], partners, found };
  }

  // How clearly an actor is drawn.
  function light(i, focus) {
    if (focus !== null) return i === focus || state.partners[focus].has(i) ? 1 : 0.13;
    if (state.found) return state.found[i] ? 1 : 0.13;
    return state.partners[i].size === 0 && (value("kind") || value("year")) ? 0.35 : 1;
  }

  const ALIGN = ["left", "right", "center", "center", "left", "right", "left", "right"];
  function nameRow(i, [x, y], radius, place, alpha) {
    const gap = 2, half = 6.5;
    const straight = radius + gap, slant = radius * Math.SQRT1_2 + gap;
    const across = [straight, -straight, 0, 0, slant, -slant, slant, -slant][place];
    const down = [0, 0, -straight - half, straight + half, -slant - half, -slant - half, slant + half, slant + half];
    return { x: x + across, y: y + down[place], align: ALIGN[place], text: i === null ? "" : actors[i].label, alpha };
  }

  function path(a, b, curved) {
    const start = `M${a[0]},${a[1]}`;
    if (!curved) return `${start}L${b[0]},${b[1]}`;
    const cx = (a[0] + b[0]) / 2 + 0.18 * (b[1] - a[1]);
    const cy = (a[1] + b[1]) / 2 - 0.18 * (b[0] - a[0]);
    return `${start}Q${cx.toFixed(1)},${cy.toFixed(1)} ${b[0]},${b[1]}`;
  }

  // The head of an arrow that touches the disc at the end of a tie.
  function arrow([ax, ay], [bx, by], radius, bend) {
    const side = 7;
    let dx = bx - ((ax + bx) / 2 + bend * (by - ay));
    let dy = by - ((ay + by) / 2 - bend * (bx - ax));
    const length = Math.hypot(dx, dy);
    if (length <= radius + side) return "";
    dx /= length;
    dy /= length;
    const tip = [bx - dx * radius, by - dy * radius];
    const back = [tip[0] - dx * side, tip[1] - dy * side];
    const at = (sign) => [back[0] - (sign * dy * side) / 2, back[1] + (sign * dx * side) / 2];
    const text = ([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`;
    return `M${text(at(1))}L${text(tip)}L${text(at(-1))}`;
  }

  function rows(view, curved, focus) {
    const color = data.colors[value("color")];
    const size = data.sizes[value("size")];
    const places = view.labels[value("size")];
    const marks = [], names = [];
    actors.forEach((actor, i) => {
      const point = view.points[i];
      if (!state.seen[i] || !point) return;
      const alpha = light(i, focus);
      const radius = size.radii[i] * view.factor;
      const entry = color.entries[color.of[i]];
      marks.push({ i, x: point[0], y: point[1], size: 4 * radius * radius, color: entry.color, shape: entry.shape, alpha });
      let place = places[i];
      if (i === focus && place < 0) place = point[0] + radius + actor.width < view.width ? 0 : 1;
      if (place >= 0 && alpha > 0.2) names.push(nameRow(i, point, radius, place, alpha));
    });
    marks.sort((a, b) => a.alpha - b.alpha || a.size - b.size);
    const most = Math.max(1e-9, ...state.pairs.map((pair) => pair.weight));
    const lines = state.pairs
      .filter((pair) => view.points[pair.a] && view.points[pair.b])
      .map((pair) => {
        const lit = focus === null ? Math.min(light(pair.a, null), light(pair.b, null)) : pair.a === focus || pair.b === focus;
        const heads = [[pair.a, pair.b, 0.18], [pair.b, pair.a, -0.18]]
          .filter(([, end]) => pair.ways.has(end))
          .map(([start, end, bend]) =>
            arrow(view.points[start], view.points[end], size.radii[end] * view.factor, curved ? bend : 0));
        return {
          path: path(view.points[pair.a], view.points[pair.b], curved) + heads.join(""),
          width: 0.7 + 2 * Math.sqrt(pair.weight / most),
          alpha: focus === null ? 0.55 * lit : lit ? 0.95 : 0.06,
        };
      });
    const spots = view.spot_labels[value("size")] || [];
    const territories = view.spots.flatMap((point, i) =>
      spots[i] >= 0 ? [{ ...nameRow(null, point, 0, spots[i], focus === null ? 1 : 0.5), text: data.places[i] }] : []);
    return { outlines: view.outlines.map((d) => ({ path: d })), pools: view.pools, ties: lines, actors: marks, places: territories, names };
  }

  function viewFor(kind) {
    const room = byId(kind).clientWidth;
    return views[kind].filter((each) => each.width <= room).pop() || views[kind][0];
  }

  function draw(kind) {
    const drawing = drawings[kind];
    if (!drawing) return;
    const view = viewFor(kind);
    const found = rows(view, kind === "territories", hovered !== null ? hovered : chosen);
    for (const name of Object.keys(found)) drawing.data(name, found[name]);
    drawing.width(view.width).height(view.height).run();
    const svg = byId(kind).querySelector("svg");
    if (svg) svg.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
  }

  function text(tag, content, parent) {
    const element = document.createElement(tag);
    element.textContent = content;
    parent.append(element);
    return element;
  }

  function about(i) {
    const size = data.sizes[value("size")];
    const facts = ["category", "territory"].map((name) => data.names[name][actors[i][name]]).filter(Boolean).join(" · ");
    return (facts ? facts + " · " : "") + size.name + " : " + size.values[i];
  }

  function tell() {
    const box = byId("chosen");
    box.replaceChildren();
    const focus = hovered !== null ? hovered : chosen;
    if (focus === null) {
      text("p", words.nobody, box);
      return;
    }
    text("h2", actors[focus].name, box);
    text("p", about(focus), box);
    const partners = [...state.partners[focus].entries()].sort((a, b) => b[1].weight - a[1].weight);
    text("p", words.partners + " : " + (partners.length || words.none), box);
    const list = text("ul", "", box);
    for (const [partner, pair] of partners) {
      const item = text("li", "", list);
      const link = text("button", actors[partner].name, item);
      link.type = "button";
      link.className = "link";
      link.addEventListener("click", () => choose(partner));
      if (pair.kinds.size) text("small", " – " + [...pair.kinds].join(", "), item);
    }
    if (chosen !== null) text("button", words.close, box).addEventListener("click", () => choose(null));
  }

  const SHAPES = {
    circle: "M7,2a5,5 0 1,0 .01,0Z", square: "M2.5,2.5h9v9h-9Z", "triangle-up": "M7,1.5L12.5,12H1.5Z",
    "triangle-down": "M7,12.5L12.5,2H1.5Z", diamond: "M7,.8L12,7L7,13.2L2,7Z",
    cross: "M5,1.5h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5Z",
  };
  function explain() {
    const color = data.colors[value("color")];
    byId("color-title").textContent = color.title;
    byId("size-title").textContent = data.sizes[value("size")].title;
    const list = byId("legend");
    list.replaceChildren();
    color.entries.forEach((entry) => {
      const item = text("li", "", list);
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("width", 14);
      svg.setAttribute("height", 14);
      const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
      shape.setAttribute("d", SHAPES[entry.shape]);
      shape.setAttribute("fill", entry.color);
      shape.setAttribute("stroke", "#2b2b2b");
      svg.append(shape);
      item.append(svg);
      text("span", `${entry.label} (${entry.count})`, item);
    });
    explainSizes();
  }

  // Discs as large as they are on the network.
  function explainSizes() {
    const view = viewFor("network");
    const scale = (view.factor * byId("network").clientWidth) / view.width;
    const list = byId("sizes");
    list.replaceChildren();
    for (const [label, radius] of data.sizes[value("size")].legend) {
      const item = text("li", "", list);
      const across = 2 * radius * scale + 2;
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("width", across);
      svg.setAttribute("height", across);
      const disc = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      disc.setAttribute("cx", across / 2);
      disc.setAttribute("cy", across / 2);
      disc.setAttribute("r", radius * scale);
      disc.setAttribute("fill", "#fff");
      disc.setAttribute("stroke", "#2b2b2b");
      svg.append(disc);
      item.append(svg);
      text("span", label, item);
    }
  }

  function show() {
    Object.keys(views).forEach(draw);
    tell();
  }

  function update() {
    state = filtered();
    if (chosen !== null && !state.seen[chosen]) chosen = null;
    if (hovered !== null && !state.seen[hovered]) hovered = null;
    const matches = state.found || state.seen;
    byId("count").textContent = words.count
      .replace("{actors}", matches.filter(Boolean).length)
      .replace("{ties}", state.pairs.length);
    document.querySelectorAll("#actors tbody tr").forEach((row) => (row.hidden = !matches[row.dataset.actor]));
    document.querySelectorAll("#ties tbody tr").forEach((row) => (row.hidden = !state.kept[row.dataset.tie]));
    explain();
    show();
  }

  function choose(i) {
    chosen = i;
    hovered = null;
    show();
  }

  function point(event, item) {
    const i = item && item.datum && item.datum.i !== undefined ? item.datum.i : null;
    const tip = byId("tip");
    tip.hidden = i === null;
    if (i !== null) {
      tip.textContent = actors[i].name + " – " + about(i);
      const left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8);
      tip.style.left = Math.max(4, left) + "px";
      tip.style.top = Math.min(event.clientY + 16, window.innerHeight - tip.offsetHeight - 8) + "px";
    }
    if (i !== hovered) {
      hovered = i;
      show();
    }
  }

  async function start() {
    for (const kind of Object.keys(views)) {
      const spec = structuredClone(data.spec);
      spec.padding = 0;
      spec.background = null;
      spec.config = { view: { stroke: null } };
      const options = { actions: false, renderer: large ? "canvas" : "svg", tooltip: () => {}, hover: false };
      drawings[kind] = (await window.vegaEmbed(byId(kind), spec, options)).view;
      drawings[kind].addEventListener("pointermove", point);
      drawings[kind].addEventListener("click", (event, item) => {
        const i = item && item.datum && item.datum.i !== undefined ? item.datum.i : null;
        choose(i === chosen ? null : i);
      });
      byId(kind).addEventListener("pointerleave", (event) => point(event, null));
    }
    const controls = byId("controls");
    controls.addEventListener("input", update);
    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.addEventListener("reset", () => setTimeout(() => { chosen = null; update(); }));
    byId("search").addEventListener("change", () => {
      const found = state.found ? state.found.flatMap((is, i) => (is ? [i] : [])) : [];
      const wanted = plain(value("search").trim());
      const exact = found.find((i) => plain(actors[i].name) === wanted);
      if (exact !== undefined || found.length === 1) choose(exact !== undefined ? exact : found[0]);
    });
    byId("actors").addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-actor]");
      if (row && event.target.closest("button")) choose(Number(row.dataset.actor));
    });
    new ResizeObserver(() => { Object.keys(views).forEach(draw); explainSizes(); }).observe(document.querySelector(".views"));
    update();
    document.body.dataset.ready = "yes";
  }
  start();
})();
