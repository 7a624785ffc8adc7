/* Sorts and filters the tables of a page. Without it they read the same.

   A column is sorted by the numbers in it when its header is of class num, and
   by text when it is not: codes are text. A cell may say what to sort it by in
   data-sort. Cells without a value stand last, whichever way it goes; rows of
   class whole or group, and those whose cells span columns, keep the top.

   The texts come in attributes of the script element. A classic script in ES5,
   without eval, fetch or inline style. Paper shows every row: the style of
   print takes no notice of hidden. */
(function () {
  'use strict';

  var script = document.currentScript;
  var fewest = 3;      // rows that are worth sorting
  var filterFrom = 13; // rows that are worth filtering
  var nothing = /^[\s—–-]*$/;
  var number = /-?\d+(\.\d+)?/;
  var day = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/;

  function text(name, values) {
    var out = (script && script.getAttribute('data-' + name)) || '';
    Object.keys(values || {}).forEach(function (key) {
      out = out.replace('{' + key + '}', values[key]);
    });
    return out;
  }

  function list(nodes) { return Array.prototype.slice.call(nodes); }

  function has(node, name) { return (' ' + node.className + ' ').indexOf(' ' + name + ' ') >= 0; }

  function element(name, className, content) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (content) node.textContent = content;
    return node;
  }

  /* A table is taken when each header cell heads one column; those of a sheet,
     a circular as it is printed, are left as they stand. */
  function headers(table) {
    if (table.closest('.sheet') || !table.tHead || table.tHead.rows.length !== 1 || table.tBodies.length === 0) return null;
    var cells = list(table.tHead.rows[0].cells);
    return cells.every(function (c) { return c.colSpan === 1 && c.rowSpan === 1; }) ? cells : null;
  }

  /* The rows of a body that may move; those that keep the top are left out. */
  function movable(body, columns) {
    return list(body.rows).filter(function (row) {
      return row.cells.length === columns && !has(row, 'whole') && !has(row, 'group');
    });
  }

  function spans(table) {
    return list(table.tBodies).some(function (body) {
      return list(body.rows).some(function (row) {
        return list(row.cells).some(function (c) { return c.rowSpan > 1; });
      });
    });
  }

  /* What a cell says, without its small print: the parts of a ratio. */
  function said(node) {
    return list(node.childNodes).map(function (n) {
      return n.nodeType === 3 ? n.nodeValue : n.nodeType !== 1 || n.nodeName.toLowerCase() === 'small' ? '' : said(n);
    }).join('').trim();
  }

  /* What a cell is sorted by: a number, a text, or null for no value. */
  function key(cell, numeric) {
    var given = cell.getAttribute('data-sort');
    var shown = said(cell);
    var found;
    if (given !== null) return given === '' ? null : numeric ? Number(given) : given;
    if (nothing.test(shown)) return null;
    found = day.exec(shown);
    if (found && !numeric) return found[1] + pad(found[2]) + pad(found[3] || '0');
    if (!numeric) return shown;
    found = number.exec(shown.replace(/,/g, ''));
    return found ? Number(found[0]) : null;
  }

  function pad(digits) { return digits.length < 2 ? '0' + digits : digits; }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b), 'zh-CN');
  }

  /* Which columns hold numbers: by header, or because every cell says so. */
  function isNumeric(header, rows, column) {
    if (has(header, 'num')) return true;
    return rows.length > 0 && rows.every(function (row) {
      var given = row.cells[column].getAttribute('data-sort');
      return given !== null && (given === '' || !isNaN(Number(given)));
    });
  }

  /* Sorts by a column: up, down, or none for the order of the page. */
  function sort(t, column, direction) {
    t.bodies.forEach(function (body) {
      var numeric = isNumeric(t.headers[column], body.rows, column);
      var keyed = body.rows.map(function (row, i) { return { row: row, at: i, key: key(row.cells[column], numeric) }; });
      if (direction !== 'none') {
        keyed.sort(function (a, b) {
          if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.at - b.at;
          return (direction === 'ascending' ? 1 : -1) * compare(a.key, b.key) || a.at - b.at;
        });
      }
      keyed.forEach(function (k) { body.node.appendChild(k.row); });
    });
    t.headers.forEach(function (h, i) {
      if (!h.querySelector('button.sort')) return;
      h.setAttribute('aria-sort', i === column ? direction : 'none');
    });
  }

  var next = { none: 'ascending', ascending: 'descending', descending: 'none' };

  /* Gives a header its button, which lies over all of it but a link. The words
     stay outside: what is in a button does not print in a head that repeats. */
  function button(t, column) {
    var header = t.headers[column];
    var name = header.textContent.trim();
    var node = element('button', 'sort');
    if (!name || isEmpty(t, column)) return;
    node.type = 'button';
    node.title = text('sort', { column: name });
    node.setAttribute('aria-label', node.title);
    header.appendChild(node);
    header.setAttribute('aria-sort', 'none');
    node.addEventListener('click', function () { sort(t, column, next[header.getAttribute('aria-sort')]); });
  }

  /* A column of pictures has nothing to sort by. */
  function isEmpty(t, column) {
    return t.bodies.every(function (body) {
      return body.rows.every(function (row) {
        var cell = row.cells[column];
        return cell.getAttribute('data-sort') === null && cell.textContent.trim() === '';
      });
    });
  }

  function plain(s) {
    s = s.toLowerCase();
    return s.normalize ? s.normalize('NFKC') : s;
  }

  /* Puts a box above the table that leaves the rows which hold all its words.
     The style of .scroll keeps its place free: the same tables, the same height. */
  function filter(t) {
    var rows = t.bodies[0].rows;
    if (t.bodies.length > 1 || t.bodies[0].node.rows.length < filterFrom) return;
    var contents = rows.map(function (row) { return plain(row.textContent); });
    var tools = element('div', 'toolbar');
    var box = element('input');
    var count = element('span', 'table-count');
    box.type = 'search';
    box.autocomplete = 'off';
    box.placeholder = text('filter'); // not words of the page: search does not find them
    box.setAttribute('aria-label', box.placeholder);
    tools.appendChild(box);
    tools.appendChild(count);
    count.setAttribute('role', 'status');
    box.addEventListener('input', function () {
      var words = plain(box.value).split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, i) {
        row.hidden = !words.every(function (w) { return contents[i].indexOf(w) >= 0; });
        if (!row.hidden) shown++;
      });
      count.textContent = words.length ? text('count', { shown: shown, all: rows.length }) : '';
    });
    t.node.parentNode.insertBefore(tools, t.node);
  }

  function prepare(table) {
    var cells = headers(table);
    if (!cells || spans(table)) return;
    var t = { node: table, headers: cells };
    t.bodies = list(table.tBodies).map(function (body) { return { node: body, rows: movable(body, cells.length) }; });
    if (t.bodies.some(function (body) { return body.rows.length >= fewest; })) {
      cells.forEach(function (c, i) { button(t, i); });
    }
    filter(t);
  }

  function start() { list(document.querySelectorAll('.scroll > table')).forEach(prepare); }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
}());
