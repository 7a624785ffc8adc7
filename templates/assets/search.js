/* Opens the search: a click on the link that leads to search/index.html, / or
   Ctrl+K. Only then is anything else loaded: search.css, find.js and the index.
   Without this script the link leads to a page that says how to look things up.

   A classic script in ES5, without eval, fetch, markup from text or inline style. */
(function () {
  'use strict';

  var pageful = 20;
  var pause = 120; // milliseconds from the last key to the search

  var link = document.querySelector('a[data-search]');
  var ui = null;      // the dialog's elements
  var asked = 0;      // counts searches, to drop answers that come late
  var timer = 0;
  var composing = false;

  if (!link || !window.HTMLDialogElement || !window.HTMLDialogElement.prototype.showModal) return;
  var root = link.getAttribute('href').replace(/search\/index\.html$/, '');

  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  function words(key, values) {
    var text = ui.words ? ui.words[key] : '';
    Object.keys(values || {}).forEach(function (name) { text = text.split('{' + name + '}').join(values[name]); });
    return text;
  }

  function make() {
    ui = { dialog: element('dialog', 'finder'), input: element('input'), close: element('button', 'finder-close', '×'),
      status: element('p', 'finder-status'), list: element('ol', 'finder-results'), more: element('button', 'finder-more'), hint: element('p', 'finder-hint') };
    var bar = element('div', 'finder-bar');
    var body = element('div', 'finder-body');
    ui.body = body;
    ui.dialog.setAttribute('aria-label', link.textContent);
    ui.input.type = 'text';
    ui.input.maxLength = 100;
    ui.input.setAttribute('aria-label', link.textContent);
    ui.input.setAttribute('autocomplete', 'off');
    ui.input.setAttribute('spellcheck', 'false');
    ui.input.setAttribute('enterkeyhint', 'search');
    ui.status.setAttribute('role', 'status');
    ui.close.type = ui.more.type = 'button';
    ui.more.hidden = true;
    [ui.input, ui.close].forEach(function (e) { bar.appendChild(e); });
    [ui.status, ui.list, ui.more].forEach(function (e) { body.appendChild(e); });
    [bar, body, ui.hint].forEach(function (e) { ui.dialog.appendChild(e); });
    document.body.appendChild(ui.dialog);
    listen();
  }

  function listen() {
    ui.close.addEventListener('click', function () { ui.dialog.close(); });
    ui.dialog.addEventListener('click', function (e) { if (e.target === ui.dialog) ui.dialog.close(); });
    ui.dialog.addEventListener('keydown', move);
    ui.input.addEventListener('compositionstart', function () { composing = true; });
    ui.input.addEventListener('compositionend', function () { composing = false; later(); });
    ui.input.addEventListener('input', later);
  }

  function later() {
    if (composing) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { look({}); }, pause);
  }

  /* Loads what the dialog needs, once; a second opening only shows it. */
  function open() {
    if (ui) return show();
    make();
    var style = element('link');
    style.rel = 'stylesheet';
    style.href = root + 'assets/search.css';
    style.onload = style.onerror = show;
    document.head.appendChild(style);
    var script = element('script');
    script.src = root + 'assets/find.js';
    script.onload = begin;
    script.onerror = broken;
    document.head.appendChild(script);
  }

  function show() {
    if (!ui.dialog.open) ui.dialog.showModal();
    ui.input.focus();
    ui.input.select();
  }

  function begin() {
    window.tongbaoSearch.start(root, function (error, texts) {
      if (error) return broken();
      ui.words = texts;
      ui.input.placeholder = words('label');
      ui.close.setAttribute('aria-label', words('close'));
      ui.hint.textContent = words('hint');
      look({});
    });
  }

  /* A file of the search cannot be read: its page says what to do instead. */
  function broken() {
    if (ui.words) return say(words('broken'));
    ui.dialog.close();
    if (window.location.href.split('#')[0] !== link.href) window.location.href = link.href;
  }

  function say(text) { ui.status.textContent = text; }

  function clear() {
    ui.list.textContent = '';
    ui.more.hidden = true;
  }

  function look(options) {
    var query = ui.input.value;
    var mine = ++asked;
    if (!ui.words) return;
    if (!query.trim()) { clear(); say(''); return; }
    var busy = window.setTimeout(function () { if (mine === asked) say(words('busy')); }, 300);
    window.tongbaoSearch.find(query, options, function (error, result) {
      window.clearTimeout(busy);
      if (mine !== asked) return;
      if (error) { clear(); return broken(); }
      answer(query.trim(), options, result);
    });
  }

  function answer(query, options, result) {
    var several = /\S\s+\S/.test(query);
    if (!result.hits.length && result.rest) return look(result.further);
    if (!result.hits.length && several && !options.apart) return look({ apart: true });
    clear();
    if (result.short) return say(words('short'));
    say(summary(query, options, result));
    page(query, options, result, 0);
  }

  function summary(query, options, result) {
    var framed = result.hits.filter(function (h) { return !h.count; }).length;
    if (!result.hits.length) return words('none', { query: query });
    return words(options.apart ? 'apart' : 'found', { query: query, count: result.hits.length }) +
      (framed ? words('framed', { count: framed }) : '') + (result.rest ? words('partly') : '');
  }

  /* Adds the next hits to the list, and the button that leads on from them. */
  function page(query, options, result, from) {
    var to = from + pageful;
    result.hits.slice(from, to).forEach(function (h) { ui.list.appendChild(item(window.tongbaoSearch.show(h, result.terms))); });
    if (to < result.hits.length) next(words('more', { count: result.hits.length - to }), function () { page(query, options, result, to); focusOn(from + pageful); });
    else if (result.rest) next(words('rest', { count: result.rest }), function () { look(result.further); });
    else if (/\S\s+\S/.test(query) && !options.apart) next(words('widen'), function () { look({ apart: true }); ui.input.focus(); });
    else ui.more.hidden = true;
  }

  function next(text, act) {
    ui.more.textContent = text;
    ui.more.hidden = false;
    ui.more.onclick = act;
  }

  function item(shown) {
    var li = element('li');
    var a = element('a');
    a.href = shown.href;
    fill(a, shown.title);
    li.appendChild(a);
    if (shown.trail) li.appendChild(element('p', 'finder-trail', shown.trail));
    var extract = element('p', 'finder-extract');
    fill(extract, shown.extract);
    li.appendChild(extract);
    a.addEventListener('click', function () { point(a, shown.extract); });
    return li;
  }

  function fill(parent, pieces) {
    pieces.forEach(function (piece) {
      parent.appendChild(piece.mark ? element('mark', '', piece.text) : document.createTextNode(piece.text));
    });
  }

  /* Lets the browser scroll to the words and show them, where it can; also in
     a folded part of the page. */
  function point(a, extract) {
    var marked = extract.filter(function (piece) { return piece.mark; });
    if (marked.length) a.href = a.href.split('#')[0] + '#:~:text=' + encodeURIComponent(marked[0].text).replace(/-/g, '%2D');
    ui.dialog.close();
  }

  function focusOn(i) {
    var links = ui.list.querySelectorAll('a');
    if (i < 0) ui.input.focus();
    else if (links[i]) links[i].focus();
  }

  /* Up and down go through the hits, Enter in the box opens the first. */
  function move(e) {
    var links = Array.prototype.slice.call(ui.list.querySelectorAll('a'));
    var here = links.indexOf(document.activeElement);
    if (e.isComposing || composing) return;
    if (e.key === 'ArrowDown' && here + 1 < links.length) focusOn(here + 1);
    else if (e.key === 'ArrowUp' && here >= 0) focusOn(here - 1);
    else if (e.key === 'Enter' && e.target === ui.input && links.length) links[0].click();
    else return;
    e.preventDefault();
  }

  /* Whether keys go into a text; just after closing they may still seem to. */
  function typing(target) {
    if (ui && !ui.dialog.open && ui.dialog.contains(target)) return false;
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  }

  link.addEventListener('click', function (e) {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    open();
  });
  document.addEventListener('keydown', function (e) {
    var command = e.ctrlKey || e.metaKey;
    var combined = command && !e.altKey && !e.shiftKey && (e.key === 'k' || e.key === 'K');
    var slash = !command && !e.altKey && (e.key === '/' || e.key === '、') && !typing(e.target);
    if (!combined && !slash) return;
    e.preventDefault();
    open();
  });
}());
