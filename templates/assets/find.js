/* Finds the pages on which characters stand together. search.js loads it when
   the search is opened; it loads the index that generate/search wrote, as much
   of it as a query needs, by script elements: nothing else can be read from a
   file share. What it gives is what a scan of all texts would give.

     tongbaoSearch.start(root, function (error) { … });
     tongbaoSearch.find(query, {}, function (error, result) { … });

   A classic script in ES5 without the DOM but for those elements. */
(function () {
  'use strict';

  var blocksAtOnce = 100; // files of texts read for one query, some 10 MB
  var around = 30;        // characters of an extract before a hit
  var extractLength = 110;

  var root = '';
  var site = null;        // search/index.js
  var files = { grams: {}, texts: {} };
  var folded = {};        // texts of pages that were compared, by page

  /* Runs a script of the site. */
  function run(path, done) {
    var script = document.createElement('script');
    script.src = root + path;
    script.onload = function () { done(null); };
    script.onerror = function () { done(path); };
    document.head.appendChild(script);
  }

  /* Reads the numbered files of that kind, those that are not read yet. */
  function need(kind, numbers, done) {
    var digests = kind === 'grams' ? site.Grams : site.Texts;
    var missing = numbers.filter(function (n) { return files[kind][n] === undefined; });
    var waiting = missing.length;
    var failed = null;
    if (!waiting) return done(null);
    missing.forEach(function (n) {
      var path = 'search/' + kind + '-' + n + '.js';
      run(path + '?' + digests[n], function (error) {
        if (error || files[kind][n] === undefined) failed = path;
        waiting--;
        if (!waiting) done(failed);
      });
    });
  }

  function characters(text) {
    return text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]/g) || [];
  }

  function has(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

  /* What a character counts as: by the site's own table, which holds all of its
     characters that folding changes; else, for a query, as the browser knows. */
  function fold(c) {
    if (has(site.Fold, c)) return site.Fold[c];
    if (c === '，') return c;
    var f = (c.normalize ? c.normalize('NFKC') : c).toLowerCase();
    return /\s/.test(f) ? c.toLowerCase() : f;
  }

  /* The query as texts stand in the index. */
  function normal(query) {
    var text = query.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '').replace(/[\s\u0085]+/g, ' ').replace(/^ | $/g, '');
    return characters(text).map(fold).join('');
  }

  /* The same for a text of the site, quickly. */
  var changed = null;
  function foldText(text) {
    return text.replace(changed, function (c) { return site.Fold[c]; });
  }

  function changing() {
    var all = Object.keys(site.Fold).map(function (c) { return c.replace(/[\\\]\[\^\-\/()*+?.|{}$]/g, '\\$&'); });
    return all.length ? new RegExp(all.join('|'), 'g') : /[^\s\S]/g;
  }

  function gramsOf(term) {
    var out = [];
    var cs = characters(term);
    for (var i = 1; i < cs.length; i++) if (out.indexOf(cs[i - 1] + cs[i]) < 0) out.push(cs[i - 1] + cs[i]);
    return out;
  }

  function shard(gram) {
    var hash = 0;
    for (var i = 0; i < gram.length; i++) hash = (hash * 31 + gram.charCodeAt(i)) % 65521;
    return hash % site.Grams.length;
  }

  var digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  /* The pages of a list, as posting.go writes it. */
  function decode(list) {
    var out = [];
    var page = 0;
    var i = 0;
    function number() {
      var n = 0;
      var shift = 0;
      var digit;
      do {
        digit = digits.indexOf(list.charAt(i++));
        n += (digit & 31) << shift;
        shift += 5;
      } while (digit >= 32);
      return n;
    }
    if (list.charAt(0) === '!') {
      for (i = 1; i < list.length; i++) {
        var bits = digits.indexOf(list.charAt(i));
        for (var b = 0; b < 6; b++) if (bits >> b & 1) out.push((i - 1) * 6 + b);
      }
      return out;
    }
    while (i < list.length) {
      page += number();
      for (var end = page + number() + 1; page < end; page++) out.push(page);
    }
    return out;
  }

  function holding(gram) {
    var file = files.grams[shard(gram)];
    var at = file.indexOf('\t' + gram);
    if (at < 0) return [];
    var end = file.indexOf('\t', at + 1);
    return decode(file.slice(at + 1 + gram.length, end < 0 ? file.length : end));
  }

  function allPages() {
    return site.Paths.map(function (path, i) { return i; });
  }

  function both(a, b) {
    var in_b = {};
    b.forEach(function (page) { in_b[page] = true; });
    return a.filter(function (page) { return in_b[page]; });
  }

  /* The pages that hold every pair of characters of the terms, by number. */
  function candidates(terms, done) {
    var grams = [];
    var shards = [];
    terms.forEach(function (term) { grams = grams.concat(gramsOf(term)); });
    grams.forEach(function (gram) { if (shards.indexOf(shard(gram)) < 0) shards.push(shard(gram)); });
    need('grams', shards, function (error) {
      if (error) return done(error);
      var pages = grams.length ? holding(grams[0]) : allPages();
      for (var i = 1; i < grams.length && pages.length; i++) pages = both(pages, holding(grams[i]));
      done(null, pages);
    });
  }

  function blockOf(page) {
    var low = 0;
    var high = site.Blocks.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (site.Blocks[middle] <= page) low = middle; else high = middle - 1;
    }
    return low;
  }

  function mainOf(page) {
    var block = blockOf(page);
    return files.texts[block][page - site.Blocks[block]];
  }

  /* The text of a page from head to foot, folded, and its main part. */
  function textOf(page) {
    if (!folded[page]) {
      var frame = site.Frames[site.Frame[page]];
      var main = mainOf(page);
      folded[page] = { main: foldText(main), all: foldText([frame[0], main, frame[1]].filter(Boolean).join(' ')) };
    }
    return folded[page];
  }

  function count(text, term) {
    var n = 0;
    for (var at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) n++;
    return n;
  }

  function holdsAll(text, terms) {
    return terms.every(function (term) { return text.indexOf(term) >= 0; });
  }

  /* How many terms the title holds; 1 more when it begins with the first, 2 more
     when it is the first. */
  function inTitle(page, terms) {
    var title = foldText(site.Titles[page]);
    var n = terms.filter(function (term) { return title.indexOf(term) >= 0; }).length;
    return n + (title === terms[0] ? 2 : title.indexOf(terms[0]) === 0 ? 1 : 0);
  }

  /* The same with the lead, which is a circular's number: less than the title
     when it holds a term, as much when it is the query. */
  function rank(page, terms) {
    var lead = foldText(mainOf(page).slice(site.Leads[page][0], site.Leads[page][1]));
    return Math.max(inTitle(page, terms), lead === terms[0] ? 3 : holdsAll(lead, terms) ? 0.5 : 0);
  }

  function hit(page, terms) {
    var text = textOf(page);
    if (!holdsAll(text.all, terms)) return null;
    var n = 0;
    terms.forEach(function (term) { n += count(text.main, term); });
    return { page: page, path: site.Paths[page], rank: rank(page, terms), count: n };
  }

  /* The pages' files of texts, those with hits in the title first, no more than
     so many. */
  function blocksOf(pages, terms, atMost) {
    var first = [];
    var then = [];
    pages.forEach(function (page) {
      var list = inTitle(page, terms) ? first : then;
      var block = blockOf(page);
      if (list[list.length - 1] !== block) list.push(block);
    });
    return first.concat(then.filter(function (block) { return first.indexOf(block) < 0; })).slice(0, atMost);
  }

  /* Gives the pages that hold the query: {hits, rest, terms}. Hits are in order:
     in the title, then in the lead, then by number of hits in the main part, then by path. A count
     of 0 says that the hits are in the head or foot alone. With
     {apart: true} a page need only hold each word of the query. rest is how many
     pages may hold it besides: on a very large site not all are read at once, and
     further are the options that read more. short: true says that it is too short. */
  function find(query, options, done) {
    var q = normal(query);
    var terms = options.apart ? q.split(' ').filter(function (w, i, all) { return all.indexOf(w) === i; }) : [q];
    if (characters(q).length < 2) return done(null, { short: true, hits: [], rest: 0, terms: terms });
    candidates(terms, function (error, pages) {
      if (error) return done(error);
      var atMost = options.blocks || blocksAtOnce;
      var blocks = blocksOf(pages, terms, atMost);
      need('texts', blocks, function (error) {
        if (error) return done(error);
        var read = pages.filter(function (page) { return blocks.indexOf(blockOf(page)) >= 0; });
        var hits = read.map(function (page) { return hit(page, terms); }).filter(Boolean);
        hits.sort(function (a, b) { return b.rank - a.rank || b.count - a.count || a.page - b.page; });
        done(null, { hits: hits, rest: pages.length - read.length, further: { apart: options.apart, blocks: 2 * atMost }, terms: terms });
      });
    });
  }

  /* Cuts text into [{text, mark}], marked where a term stands; from and to are
     places in the folded text. */
  function pieces(text, terms, from, to) {
    var whole = foldText(text);
    var out = [];
    var at = 0;
    var until = 0; // the end of the term that is being marked
    characters(text).forEach(function (c) {
      var width = has(site.Fold, c) ? site.Fold[c].length : c.length;
      terms.forEach(function (term) {
        for (var i = 0; i < width; i++) if (whole.substr(at + i, term.length) === term) until = Math.max(until, at + i + term.length);
      });
      if (at >= from && at < to) {
        var mark = at < until;
        if (!out.length || out[out.length - 1].mark !== mark) out.push({ text: '', mark: mark });
        out[out.length - 1].text += c;
      }
      at += width;
    });
    return out;
  }

  /* Where the first of the terms stands in text, from a place on; -1 for nowhere. */
  function firstOf(text, terms, from) {
    return terms.reduce(function (at, term) {
      var here = text.indexOf(term, from);
      return here >= 0 && (at < 0 || here < at) ? here : at;
    }, -1);
  }

  /* Where to look at a page: its text around the first hit in what it tells;
     its beginning when only the title holds hits. */
  function extract(page, terms) {
    var main = mainOf(page);
    var text = textOf(page).main;
    var start = foldText(main.slice(0, site.Starts[page])).length;
    var at = firstOf(text, terms, start);
    if (at < 0 && !inTitle(page, terms)) {
      start = 0;
      at = firstOf(text, terms, 0);
    }
    var from = Math.max(start, at - around);
    var to = from + extractLength;
    var out = pieces(main, terms, from, to);
    if (from > start) out.unshift({ text: '…', mark: false });
    if (to < text.length) out.push({ text: '…', mark: false });
    return out;
  }

  /* What to show of a hit. */
  function show(h, terms) {
    return {
      href: root + h.path,
      title: pieces(site.Titles[h.page], terms, 0, Infinity),
      trail: site.Trails[site.Trail[h.page]],
      extract: extract(h.page, terms)
    };
  }

  function start(where, done) {
    root = where;
    run('search/index.js', function (error) {
      if (error || !site) return done(error || 'search/index.js');
      changed = changing();
      done(null, site.Words);
    });
  }

  window.tongbaoSearch = {
    start: start,
    find: find,
    show: show,
    index: function (n, value) { site = value; },
    grams: function (n, value) { files.grams[n] = value; },
    texts: function (n, value) { files.texts[n] = value; }
  };
}());
