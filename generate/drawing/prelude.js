/* What ECharts needs of its surroundings. Nothing here waits, so a timer never
   comes. Gives the function that draws. */
var setTimeout = function () { return 0; };
var clearTimeout = function () {};

(function (options, width, height) {
  var chart = echarts.init(null, null, { renderer: 'svg', ssr: true, locale: 'ZH', width: width, height: height });
  try {
    chart.setOption(JSON.parse(options));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
});
