// Package indicators reckons the indicators ST-001 to ST-010 of a case, for the county, its towns and its villages: every
// figure with what it is of, and with what was left out and why. What cannot be reckoned is said, never estimated.
package indicators
