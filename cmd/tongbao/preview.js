// Loads the page again when the preview has built the site again. A hidden tab
// lets go of its connection, since a browser keeps few of them to one server.
(function () {
  "use strict";
  var build = document.currentScript.getAttribute("data-build");
  var source = null;

  function listen() {
    if (source || document.hidden || !window.EventSource) {
      return;
    }
    source = new EventSource("/_tongbao/events?build=" + encodeURIComponent(build));
    source.addEventListener("reload", function () {
      location.reload();
    });
  }

  function stop() {
    if (source) {
      source.close();
      source = null;
    }
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      stop();
    } else {
      listen();
    }
  });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", listen);
  listen();
})();
