// Package browser holds no code, only tests: it builds the sample county and a
// hostile little workspace and looks at every page in Chromium, as readers do.
//
// They need Chromium, and some of them axe-core, the Nu HTML checker and
// pdftotext. What is absent is skipped, unless TONGBAO_BROWSER=required says that
// it is an error, as .ci/run does. TONGBAO_TOOLS names the folder into which
// .ci/tools has fetched axe-core and the checker; TONGBAO_SHOTS one to fill with
// pictures of every kind of page, to be looked at.
package browser
