package drawing

// HoldsRules holds a picture against what a page's policy lets in.
var HoldsRules = holdsRules
