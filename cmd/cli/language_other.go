//go:build !windows

package cli

// systemLanguage is empty where only the environment says it.
func systemLanguage() string { return "" }
