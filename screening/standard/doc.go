// Package standard holds households against the standard of exit of Guangxi, 八有一超: nine tests, each passed, failed or not to
// be judged from the data, with what was read and where.
package standard
