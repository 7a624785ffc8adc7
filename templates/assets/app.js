/* Puts live charts in the place of the pictures of a page.

   <figure class="chart" data-chart data-format="pct1" data-height="320" id="chart-…">
     <div class="chart-box" role="img" aria-label="…"><svg>…</svg></div>
     <script type="application/json" class="chart-options">{…}</script>
     … <a href="….svg" download data-png="PNG">SVG</a>
   </figure>

   ECharts, 1.1 MB, is asked for after the page is painted and once a chart is
   near the window. Until a live chart has been drawn, and wherever one cannot
   be, the picture stands; on paper it stands always. chart.css gives both their
   size and their colours, dark ones too.

   A classic script in ES5, without eval, fetch or inline style, so that it runs
   from a file share under default-src 'none'; script-src 'self'; style-src 'self'. */
(function () {
  'use strict';

  var none = '—';
  var own = document.currentScript;
  var near = '400px 0px';
  var charts = [];

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

  function options(figure) {
    var out = JSON.parse(figure.querySelector('script.chart-options').textContent);
    var names = (figure.getAttribute('data-format') || '').split(/\s+/);
    out.series.forEach(function (s, i) {
      s.tooltip = s.tooltip || {};
      s.tooltip.valueFormatter = formatter(names[Math.min(i, names.length - 1)]);
    });
    return out;
  }

  function report(error) {
    if (window.console) window.console.error(error);
  }

  /* Gives a chart of that size, drawn to its end, in an element of its own. */
  function drawn(figure, renderer, width, height) {
    var dom = document.createElement('div');
    var live = window.echarts.init(dom, null, { renderer: renderer, locale: 'ZH', width: width, height: height });
    try {
      live.setOption(options(figure));
      live.getZr().flush();
    } catch (e) {
      live.dispose();
      throw e;
    }
    dom.className = 'chart-drawn';
    return { dom: dom, live: live };
  }

  /* The picture goes in the same moment in which the live chart comes. */
  function draw(figure) {
    var box = figure.querySelector('.chart-box');
    var height = parseInt(figure.getAttribute('data-height'), 10) || box.clientHeight || 320;
    var c;
    if (figure.getAttribute('data-chart') !== '' || box.clientWidth <= 0) return;
    figure.setAttribute('data-chart', 'drawn');
    try {
      c = drawn(figure, 'svg', box.clientWidth, height);
      box.appendChild(c.dom);
      box.classList.add('chart-live');
      charts.push({ box: box, height: height, live: c.live });
      keys(charts[charts.length - 1]);
    } catch (e) {
      report(e);
    }
  }

  /* Arrow keys go from one thing of a live chart to the next and show its tooltip. */
  function keys(c) {
    var last = c.live.getOption().series.reduce(function (n, s) { return Math.max(n, (s.data || []).length); }, 0) - 1;
    var at = -1;
    c.box.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') { c.live.dispatchAction({ type: 'hideTip' }); return; }
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      at = Math.max(0, Math.min(last, at + (event.key === 'ArrowRight' ? 1 : -1)));
      c.live.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: at });
      event.preventDefault();
    });
    c.box.addEventListener('blur', function () { c.live.dispatchAction({ type: 'hideTip' }); });
  }

  function resizeAll() {
    charts.forEach(function (c) {
      var width = c.box.clientWidth;
      if (width > 0 && width !== c.live.getWidth()) c.live.resize({ width: width, height: c.height });
    });
  }

  function later(fn) {
    var waiting = false;
    return function () {
      if (waiting) return;
      waiting = true;
      window.requestAnimationFrame(function () { waiting = false; fn(); });
    };
  }

  /* Calls back once ECharts is there. When it does not come, nothing happens. */
  var waiting = null;
  function withECharts(fn) {
    var script;
    if (window.echarts) { fn(); return; }
    if (waiting) { waiting.push(fn); return; }
    waiting = [fn];
    script = document.createElement('script');
    script.src = own.getAttribute('data-echarts');
    script.onload = function () {
      var all = waiting;
      waiting = null;
      if (window.echarts) all.forEach(function (f) { f(); });
    };
    document.head.appendChild(script);
  }

  /* Draws each chart once it comes near the window; all at once where a browser
     cannot tell. A chart in a closed part of the page is near once it is open. */
  function watch(figures) {
    var observer;
    if (!window.IntersectionObserver) {
      withECharts(function () { figures.forEach(draw); });
      return;
    }
    observer = new window.IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        observer.unobserve(entry.target);
        withECharts(function () { draw(entry.target); });
      });
    }, { rootMargin: near });
    figures.forEach(function (figure) { observer.observe(figure); });
  }

  /* Saves a chart as PNG, twice as fine as the screen's, on white. */
  function save(figure, name) {
    var box = figure.querySelector('.chart-box');
    var height = parseInt(figure.getAttribute('data-height'), 10) || 320;
    var link = document.createElement('a');
    var c;
    try {
      c = drawn(figure, 'canvas', Math.max(box.clientWidth, 640), height);
      link.href = c.live.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' });
      c.live.dispose();
    } catch (e) {
      report(e);
      return;
    }
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  /* Puts a button for the PNG beside the link to the SVG. */
  function offer(figure) {
    var link = figure.querySelector('a[data-png]');
    var button = document.createElement('button');
    if (!link) return;
    button.type = 'button';
    button.className = 'named'; // not words of the page: search does not find them
    button.setAttribute('aria-label', link.getAttribute('data-png'));
    button.addEventListener('click', function () {
      var name = link.getAttribute('href').replace(/^.*\//, '').replace(/\.svg$/, '.png');
      withECharts(function () { save(figure, name); });
    });
    link.parentNode.appendChild(document.createTextNode(' '));
    link.parentNode.appendChild(button);
  }

  function start() {
    var figures = Array.prototype.filter.call(document.querySelectorAll('figure.chart[data-chart=""]'), function (figure) {
      return figure.querySelector('.chart-box') && figure.querySelector('script.chart-options');
    });
    figures.forEach(offer);
    window.setTimeout(function () { watch(figures); }, 0);
    window.addEventListener('resize', later(resizeAll));
  }

  if (!own || !window.JSON) return;
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
}());
