// Package profile is policy: lines by year, ages, windows, thresholds, as data that a county can read and override.
package profile

// Profile is a set of policy values. See the built-in gx-2018.yaml and monitor-2023.yaml for what each means.
type Profile struct {
	Name string `yaml:"name"`
}
