// Package minimal finds the least that has to be changed so that cells that contradict each other agree: the sets of cells
// of the smallest weight which, given other values, satisfy every check (I. P. Fellegi and D. Holt, A Systematic Approach
// to Automatic Edit and Imputation, 1976). It is exact: all smallest sets are found, or it says that it gave up.
package minimal
