// Package verification re-reads a run folder and says whether it is whole and whether its files bear each other out. It shares
// no code with what writes run folders: a fault there is to be noticed here.
package verification
