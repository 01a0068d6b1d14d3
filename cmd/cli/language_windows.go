package cli

import "golang.org/x/sys/windows"

// systemLanguage is the user interface's language, as Windows names it (zh-CN).
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
