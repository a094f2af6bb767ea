"use strict";
// Shows, reads out and filters the charts; every figure was computed before. A chart exists while it is in view.
(() => {
  const PRINTED_WIDTH = 320;

  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const data = JSON.parse(byId("data").textContent);
  const plots = [...document.querySelectorAll(".plot")];
  const charts = new Map(); // by plot, those in view
  const tip = byId("tip");
  let active = null; // the plot under the pointer or with the focus
  let printing = false;

  const cardOf = (plot) => plot.closest(".trend");
  const seriesOf = (plot) => data.series[cardOf(plot).dataset.series];
  const runs = data.environments.map((numbers) => numbers.map((number) => data.runs[number]));
  const runsOf = (series) => runs[series.environment];
  const figure = (series, i) => {
    const error = series.errors[i];
    return chart.text(series.scores[i]) + (error === null ? "" : " ± " + chart.text(error)) + " " + series.unit;
  };

  function element(name, content, parent) {
    const made = document.createElement(name);
    made.textContent = content;
    parent.append(made);
    return made;
  }

  /** Says beside the pointer, and to a screen reader, what the run under it measured. */
  function tell(plot, u) {
    const series = seriesOf(plot);
    const i = u.cursor.idx;
    tip.hidden = i === null || i === undefined || series.scores[i] === null;
    if (tip.hidden) {
      return;
    }
    const [name, time, jdk] = runsOf(series)[i];
    tip.replaceChildren();
    element("b", figure(series, i), tip);
    element("div", name, tip);
    element("div", [time, jdk && "JDK " + jdk].filter(Boolean).join(", "), tip);
    const change = series.levels.find(([from, , , tone]) => from === i && tone);
    if (change) {
      element("b", change[4] + " from here on", tip);
    }
    const box = u.over.getBoundingClientRect();
    const left = box.left + u.valToPos(i, "x") + 12;
    const beside = left + tip.offsetWidth > root.clientWidth ? left - tip.offsetWidth - 24 : left;
    tip.style.left = Math.max(4, beside) + scrollX + "px";
    tip.style.top = box.top + scrollY + 8 + "px";
  }

  function activate(plot) {
    active = plot;
    tip.hidden = true;
  }

  function mount(plot) {
    if (!charts.has(plot)) {
      const series = seriesOf(plot);
      const width = printing ? PRINTED_WIDTH : plot.clientWidth;
      charts.set(plot, chart.draw(plot, series, runsOf(series), width, (u) => plot === active && tell(plot, u)));
    }
  }

  function unmount(plot) {
    charts.get(plot)?.destroy();
    charts.delete(plot);
  }

  function redraw() {
    const drawn = [...charts.keys()];
    drawn.forEach(unmount);
    drawn.forEach(mount);
  }

  /** Left, right, home and end read a chart run by run. */
  function read(event) {
    const plot = event.currentTarget;
    const u = charts.get(plot);
    if (event.key === "Escape") {
      tip.hidden = true;
    }
    if (!u) {
      return; // not drawn, since it is out of sight
    }
    const { scores } = seriesOf(plot);
    const known = scores.map((score, i) => (score === null ? -1 : i)).filter((i) => i >= 0);
    const at = active === plot && !tip.hidden ? known.indexOf(u.cursor.idx) : known.length;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: known.length - 1 }[event.key];
    if (to === undefined) {
      return;
    }
    event.preventDefault();
    active = plot;
    const i = known[Math.min(known.length - 1, Math.max(0, to))];
    u.setCursor({ left: u.valToPos(i, "x"), top: u.valToPos(scores[i], "y") });
  }

  /** The figures behind a chart, made when somebody asks for them. */
  function figures(event) {
    const details = event.currentTarget;
    if (!details.open || details.querySelector("table")) {
      return;
    }
    const series = seriesOf(details.closest(".trend").querySelector(".plot"));
    const box = element("div", "", details);
    box.tabIndex = 0; // it scrolls
    const table = element("table", "", box);
    const head = element("tr", "", element("thead", "", table));
    ["run", "time", "JDK", "score"].forEach((title) => (element("th", title, head).scope = "col"));
    const body = element("tbody", "", table);
    for (let i = series.scores.length - 1; i >= 0; i--) {
      if (series.scores[i] !== null) {
        const row = element("tr", "", body);
        const [name, time, jdk] = runsOf(series)[i];
        element("th", name, row).scope = "row";
        [time, jdk, figure(series, i)].forEach((cell) => element("td", cell, row));
      }
    }
  }

  const form = byId("filter");
  const cards = plots.map((plot) => {
    const card = cardOf(plot);
    const group = card.closest(".charts");
    const words = [group.querySelector("h3"), group.querySelector(".note"), card.querySelector("h4")];
    return { card, group, words: words.map((part) => part.textContent).join(" ").toLowerCase(), changed: card.querySelector(".chip") !== null };
  });

  function filter() {
    const wanted = byId("text").value.toLowerCase().split(/\s+/);
    const environment = byId("environment")?.value ?? "";
    const changed = byId("changed").checked;
    const groups = new Set();
    let shown = 0;
    for (const { card, group, words, changed: hasChanged } of cards) {
      card.hidden = !(wanted.every((word) => words.includes(word))
        && (environment === "" || environment === card.dataset.environment)
        && (hasChanged || !changed));
      if (!card.hidden) {
        shown++;
        groups.add(group);
      }
    }
    document.querySelectorAll(".charts").forEach((group) => (group.hidden = !groups.has(group)));
    root.classList.toggle("everywhere", environment === "");
    byId("shown").textContent = `${shown} of ${cards.length} charts`;
  }

  /** A link to a chart must show it, whatever was filtered out. */
  function reveal() {
    const target = location.hash.startsWith("#trend-") ? byId(location.hash.slice(1)) : null;
    if (target?.hidden) {
      form.reset();
      if (byId("environment")) {
        byId("environment").value = target.dataset.environment;
      }
      filter();
      target.scrollIntoView();
    }
  }

  const inView = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        inView.add(target);
        mount(target);
      } else {
        inView.delete(target);
        unmount(target);
      }
    }
  }, { rootMargin: "300px 0px" });

  plots.forEach((plot) => {
    watcher.observe(plot);
    plot.addEventListener("pointerenter", () => activate(plot));
    plot.addEventListener("pointerleave", () => activate(null));
    plot.addEventListener("blur", () => activate(null));
    plot.addEventListener("keydown", read);
  });
  document.querySelectorAll(".figures").forEach((details) => details.addEventListener("toggle", figures));
  form.addEventListener("input", filter);
  form.addEventListener("change", filter); // all that a driven browser tells of a choice
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = plots.length === 0;
  filter();
  addEventListener("hashchange", reveal);
  // The address does not change if the same link is followed again.
  document.querySelectorAll(".changes a").forEach((link) => link.addEventListener("click", () => setTimeout(reveal)));
  reveal();

  let resized = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(resized);
    resized = requestAnimationFrame(() =>
      charts.forEach((u, plot) => u.setSize({ width: plot.clientWidth, height: chart.HEIGHT })));
  });

  const theme = byId("theme");
  const systemTheme = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.style.colorScheme || (systemTheme.matches ? "dark" : "light")) === "dark";
  const showTheme = () => {
    theme.textContent = isDark() ? "Light" : "Dark";
    theme.setAttribute("aria-label", `Switch to the ${theme.textContent.toLowerCase()} theme`);
    redraw();
  };
  theme.addEventListener("click", () => {
    root.style.colorScheme = isDark() ? "light" : "dark";
    showTheme();
  });
  systemTheme.addEventListener("change", showTheme);
  theme.hidden = false;
  showTheme();

  let themeOnScreen = "";
  let folded = [];
  addEventListener("beforeprint", () => {
    themeOnScreen = root.style.colorScheme;
    root.style.colorScheme = "light";
    printing = true;
    folded = [...document.querySelectorAll("#verdict details:not([open])")];
    folded.forEach((details) => (details.open = true));
    redraw();
    plots.filter((plot) => plot.offsetParent !== null).forEach(mount);
  });
  addEventListener("afterprint", () => {
    root.style.colorScheme = themeOnScreen;
    folded.forEach((details) => (details.open = false));
    printing = false;
    [...charts.keys()].filter((plot) => !inView.has(plot)).forEach(unmount);
    redraw();
  });
})();
