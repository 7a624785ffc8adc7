/* Draws the charts of a page with ECharts, which is loaded before this script.
   Without it nothing changes: the picture, the sentence and the table stand.

   <figure class="chart" data-chart data-format="pct1" data-height="320">
     <div class="chart-box" role="img" aria-label="…">the picture</div>
     <script type="application/json" class="chart-options">{…}</script>
   </figure>

   A classic script in ES5, without eval, fetch or inline style, so that it runs
   from a file share under default-src 'none'; script-src 'self'; style-src 'self'. */
(function () {
  'use strict';

  var none = '—';
  var paperWidth = 560; // less than the 156 mm of text on an A4 page, in CSS pixels

  /* Colours of generate/chart/palette.go and what stands for them in the dark. */
  var dark = {
    '#24292f': '#e6edf3',
    '#57606a': '#9da7b1',
    '#d0d7de': '#3a424b',
    '#ffffff': '#161b22',
    '#9b2226': '#ff9b8f',
    '#1b4f72': '#79b8e8',
    '#c77700': '#f0b35a',
    '#8fb8d6': '#44708f'
  };

  function grouped(text) {
    var parts = text.split('.');
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ',');
    return parts.join('.');
  }

  function decimals(n, unit) {
    return function (value) {
      var x = Number(value);
      if (value === null || value === undefined || value === '' || value === '-' || isNaN(x)) return none;
      return grouped(n < 0 ? String(x) : x.toFixed(n)) + unit;
    };
  }

  /* The names that data-format may give; data never brings a function along. */
  var formats = {
    count: decimals(0, ''),
    pct1: decimals(1, '%'),
    one: decimals(1, ''),
    two: decimals(2, ''),
    plain: decimals(-1, '')
  };

  function formatter(name) {
    return Object.prototype.hasOwnProperty.call(formats, name) ? formats[name] : formats.plain;
  }

  function recolour(value) {
    var out, key;
    if (typeof value === 'string') return Object.prototype.hasOwnProperty.call(dark, value) ? dark[value] : value;
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(recolour);
    out = {};
    for (key in value) {
      if (Object.prototype.hasOwnProperty.call(value, key)) out[key] = isText(key) ? value[key] : recolour(value[key]);
    }
    return out;
  }

  /* What comes from data is never taken for a colour. */
  function isText(key) {
    return key === 'data' || key === 'name' || key === 'text' || key === 'description';
  }

  function options(figure) {
    var script = figure.querySelector('script.chart-options');
    var out = JSON.parse(script.textContent);
    var names = (figure.getAttribute('data-format') || '').split(/\s+/);
    out.series.forEach(function (s, i) {
      s.tooltip = s.tooltip || {};
      s.tooltip.valueFormatter = formatter(names[Math.min(i, names.length - 1)]);
    });
    return out;
  }

  var scheme = window.matchMedia ? window.matchMedia('(prefers-color-scheme: dark)') : null;
  var printing = false;
  var charts = [];

  /* A page is dark only when its styles say that it can be. */
  function isDark() {
    if (printing || !scheme || !scheme.matches) return false;
    return /dark/.test(window.getComputedStyle(document.documentElement).colorScheme || '');
  }

  function apply(c) {
    c.live.setOption(isDark() ? recolour(c.options) : c.options, true);
  }

  /* Puts the live chart in the place of the picture, which comes back when it
     cannot be drawn. */
  function draw(figure) {
    var box = figure.querySelector('.chart-box');
    var height = parseInt(figure.getAttribute('data-height'), 10) || box.clientHeight || 320;
    var picture = [];
    var c;
    while (box.firstChild) picture.push(box.removeChild(box.firstChild));
    try {
      c = { box: box, height: height, options: options(figure) };
      c.live = window.echarts.init(box, null, { renderer: 'svg', locale: 'ZH', width: box.clientWidth, height: height });
      apply(c);
      charts.push(c);
    } catch (e) {
      if (c && c.live) c.live.dispose();
      box.textContent = '';
      picture.forEach(function (node) { box.appendChild(node); });
      if (window.console) window.console.error(e);
    }
    figure.setAttribute('data-chart', 'drawn');
  }

  /* A chart in a closed part of the page has no width yet: it waits. */
  function drawAll() {
    var figures = document.querySelectorAll('figure.chart[data-chart=""]');
    Array.prototype.forEach.call(figures, function (figure) {
      var box = figure.querySelector('.chart-box');
      if (box && box.clientWidth > 0 && figure.querySelector('script.chart-options')) draw(figure);
    });
  }

  function resizeAll() {
    charts.forEach(function (c) {
      var width = c.box.clientWidth;
      if (printing) width = Math.min(width || paperWidth, paperWidth);
      if (width <= 0) return;
      c.live.resize({ width: width, height: c.height });
      c.live.getZr().flush(); // paper does not wait for the next frame
    });
  }

  function setPrinting(on) {
    return function () {
      printing = on;
      charts.forEach(apply);
      resizeAll();
    };
  }

  function later(fn) {
    var waiting = false;
    return function () {
      if (waiting) return;
      waiting = true;
      window.requestAnimationFrame(function () { waiting = false; fn(); });
    };
  }

  function start() {
    if (!window.echarts || !window.JSON) return;
    drawAll();
    window.addEventListener('resize', later(function () { drawAll(); resizeAll(); }));
    document.addEventListener('toggle', later(drawAll), true);
    window.addEventListener('beforeprint', setPrinting(true));
    window.addEventListener('afterprint', setPrinting(false));
    if (!scheme) return;
    if (scheme.addEventListener) scheme.addEventListener('change', function () { charts.forEach(apply); });
    else if (scheme.addListener) scheme.addListener(function () { charts.forEach(apply); });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
}());
