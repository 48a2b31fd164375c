package web

import "net/http"

func set(w http.ResponseWriter, value string) {
	// ruleid: cookie-without-httponly
	http.SetCookie(w, &http.Cookie{Name: "id", Value: value, Secure: true})
	// ok: cookie-without-httponly
	http.SetCookie(w, &http.Cookie{
		Name: "id",
		HttpOnly: true,
		// ruleid: cookie-same-site-none
		SameSite: http.SameSiteNoneMode,
	})
	// ok: cookie-without-httponly
	late := http.Cookie{Name: "late"}
	if value != "" {
		late.Value = value
	}
	late.HttpOnly = true
	http.SetCookie(w, &late)
}

func clear(w http.ResponseWriter) {
	// ruleid: cookie-without-httponly
	gone := &http.Cookie{Name: "id", MaxAge: -1, HttpOnly: false}
	gone.Path = "/"
	http.SetCookie(w, gone)
	// ok: cookie-without-httponly
	c := &http.Cookie{}
	c.SameSite = http.SameSiteNoneMode
	c.HttpOnly = true
}

var cookies = []*http.Cookie{
	// ok: cookie-without-httponly
	{Name: "a"},
	// ok: cookie-without-httponly
	{Name: "b", HttpOnly: true, SameSite: http.SameSiteStrictMode},
}
