package profile

import "fmt"

// Refusal is a policy that cannot be used, in both languages: place first, hint last.
type Refusal struct {
	ZH, EN string
	Err    error
}

// Error is the message in English.
func (r *Refusal) Error() string { return r.EN }

// Unwrap gives the error behind.
func (r *Refusal) Unwrap() error { return r.Err }

// In is the message in a language, "zh" or "en".
func (r *Refusal) In(lang string) string {
	if lang == "en" {
		return r.EN
	}
	return r.ZH
}

func refuse(zh, en string, args ...any) *Refusal {
	return &Refusal{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// at puts the place before a refusal's message.
func (r *Refusal) at(place string) *Refusal {
	return &Refusal{ZH: place + ": " + r.ZH, EN: place + ": " + r.EN, Err: r.Err}
}
