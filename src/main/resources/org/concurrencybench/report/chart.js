"use strict";
// Draws one row over its runs: the line of its scores, the band of their intervals and the levels between changes.
const chart = (() => {
  const HEIGHT = 130;
  const MANY = 60; // runs, above which points and whiskers would hide the line

  const text = (value) => value.toLocaleString("en", { maximumSignificantDigits: 6 });

  /** A canvas knows no variables: a colour is what the browser makes of it. */
  function colours() {
    const probe = document.body.appendChild(document.createElement("span"));
    const found = {};
    for (const name of ["ink", "quiet", "rule", "line", "band", "worse", "worse-wash", "better", "better-wash"]) {
      probe.style.color = `var(--${name})`;
      found[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return found;
  }

  /** From a little below the lowest to a little above the highest; one wild interval must not flatten the rest. */
  function range(series) {
    const scores = series.scores.filter((score) => score !== null);
    const errors = series.errors.filter((error) => error !== null).sort((a, b) => a - b);
    const low = Math.min(...scores);
    const high = Math.max(...scores);
    const usual = errors.length ? errors[errors.length >> 1] : 0;
    const room = Math.max(1.3 * usual, 0.15 * (high - low), 0.02 * high);
    return [Math.max(0, low - room), high + room];
  }

  /** The levels that changes lie between: behind the line a wash, over it the level itself. */
  function levels(u, series, paint) {
    const x = (run) => u.valToPos(run, "x", true);
    series.levels.forEach(([from, to, score, tone, words], i) => {
      const next = series.levels[i + 1];
      paint({ left: x(from - 0.5), right: x(next ? next[0] - 0.5 : to + 0.5), at: u.valToPos(score, "y", true), tone, words });
    });
  }

  function clipped(u, draw) {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    draw(u.ctx);
    u.ctx.restore();
  }

  function washes(u, series, colour) {
    clipped(u, (context) => levels(u, series, ({ left, right, at, tone }) => {
      if (tone) {
        context.fillStyle = colour[tone + "-wash"];
        context.fillRect(left, u.bbox.top, right - left, u.bbox.height);
      }
      context.strokeStyle = colour[tone || "quiet"];
      context.lineWidth = devicePixelRatio;
      context.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
      context.beginPath();
      context.moveTo(left, at);
      context.lineTo(right, at);
      context.stroke();
    }));
  }

  function marks(u, series, colour) {
    const thin = devicePixelRatio;
    clipped(u, (context) => {
      if (series.scores.length <= MANY) {
        context.fillStyle = colour.line;
        series.scores.forEach((score, i) => {
          if (score !== null && series.errors[i] !== null) {
            const top = u.valToPos(score + series.errors[i], "y", true);
            const bottom = u.valToPos(Math.max(0, score - series.errors[i]), "y", true);
            context.fillRect(u.valToPos(i, "x", true) - thin / 2, top, thin, bottom - top);
          }
        });
      }
      levels(u, series, ({ left, tone }) => {
        if (tone) {
          context.fillStyle = colour[tone];
          context.fillRect(left - thin / 2, u.bbox.top, thin, u.bbox.height);
        }
      });
    });
  }

  /** Under the runs their days, each one once. */
  function days(runs) {
    const day = (i) => runs[i]?.[3] ?? "";
    return (u, splits) => splits.map((i, k) => (k > 0 && day(i) === day(splits[k - 1]) ? "" : day(i)));
  }

  /**
   * Makes a chart in `plot`.
   *
   * @param series the scores, errors and levels
   * @param runs the runs they are from: name, time, JDK, day
   * @param onCursor what to do when the cursor moves
   */
  function draw(plot, series, runs, width, onCursor) {
    const colour = colours();
    const [low, high] = range(series);
    const band = (sign) => series.scores.map((score, i) =>
      score === null || series.errors[i] === null ? null : Math.max(0, score + sign * series.errors[i]));
    const axis = { stroke: colour.quiet, font: "11px system-ui, sans-serif", grid: { stroke: colour.rule, width: 1 }, ticks: { show: false } };
    const edge = { stroke: "transparent", width: 0, spanGaps: true, points: { show: false } };
    return new uPlot({
      width,
      height: HEIGHT,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, sync: { key: "environment " + series.environment } },
      scales: { x: { time: false, range: [-0.5, series.scores.length - 0.5] }, y: { range: [low, high] } },
      axes: [
        { ...axis, size: 22, gap: 2, grid: { show: false }, space: 56, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], values: days(runs) },
        { ...axis, gap: 4, space: 28, values: (u, splits) => splits.map(text), size: (u, labels) => 10 + 6.2 * Math.max(3, ...(labels ?? []).map((label) => label.length)) },
      ],
      series: [
        {},
        { stroke: colour.line, width: 1.5, spanGaps: true, points: { show: series.scores.length <= MANY, size: 5, fill: colour.line } },
        edge,
        edge,
      ],
      bands: [{ series: [2, 3], fill: colour.band }],
      hooks: {
        drawClear: [(u) => washes(u, series, colour)],
        draw: [(u) => marks(u, series, colour)],
        setCursor: [onCursor],
      },
    }, [series.scores.map((_, i) => i), series.scores, band(1), band(-1)], plot);
  }

  return { HEIGHT, draw, text };
})();
