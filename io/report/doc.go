// Package report writes report.html: one page for looking, offline, without a script and without personal data.
package report
