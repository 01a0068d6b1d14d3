// Package runfolder writes a run folder: beside its final name, private, hashed on the way, and renamed when it is whole,
// so that it is all there or not there.
package runfolder
