
(function () {
  var form = document.getElementById('filter');
  if (!form) { return; }
  var town = document.getElementById('town'), notes = document.getElementById('notes');
  var title = document.title;

  function each(list, fn) { for (var i = 0; i < list.length; i++) { fn(list[i]); } }

  function apply() {
    var key = town.value;
    each(document.querySelectorAll('.total'), function (e) { e.hidden = key !== ''; });
    each(document.querySelectorAll('[data-town]'), function (e) {
      e.hidden = key !== '' && e.getAttribute('data-town') !== key;
    });
    each(document.querySelectorAll('.severity'), function (section) {
      var any = false;
      each(section.querySelectorAll('article'), function (article) {
        article.hidden = !article.querySelector('.block:not([hidden])');
        any = any || !article.hidden;
      });
      section.hidden = !any || section.classList.contains('note') && !notes.checked;
    });
    document.title = key === '' ? title : town.options[town.selectedIndex].text + '：' + title;
  }

  function fromAddress() {
    var key = decodeURIComponent(location.hash.replace(/^#town=/, ''));
    each(town.options, function (o) { if (o.value !== '' && o.value === key) { town.value = key; } });
    apply();
  }

  form.hidden = false;
  town.onchange = function () {
    if (window.history && history.replaceState) {
      try { history.replaceState(null, '', town.value === '' ? '#' : '#town=' + town.value); } catch (e) { }
    }
    apply();
  };
  notes.onchange = apply;
  window.onhashchange = fromAddress;
  fromAddress();
})();
