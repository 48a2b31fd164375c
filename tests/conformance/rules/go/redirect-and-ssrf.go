package web

import (
	"net/http"
	"net/url"
	"time"
)

type site struct {
	client *http.Client
}

func (s *site) next(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	http.Redirect(w, r, next, http.StatusFound)
	http.Redirect(w, r, "/"+url.PathEscape(next), http.StatusFound)
	http.Redirect(w, r, "/home", http.StatusFound)
	target := r.URL.Query().Get("to")
	if target == "" {
		target = "/"
	}
	http.Redirect(w, r, target, 302)
	w.Header().Set("Location", target)
	w.Header().Set("X-Other", target)
	w.Header().Set("Location", "/fixed")
}

func back(w http.ResponseWriter, r *http.Request) {
	to := r.Referer()
	if !isLocal(to) {
		http.Error(w, "no", 400)
		return
	}
	http.Redirect(w, r, to, 302)
}

func plain(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, r.Referer(), 302)
	u := r.URL.Path
	http.Redirect(w, r, u, 302)
}

func clients() []*http.Client {
	a := http.Client{}
	b := &http.Client{Timeout: time.Second}
	c := &http.Client{Transport: http.DefaultTransport}
	d := http.Client{Jar: nil, Timeout: 5 * time.Second}
	return []*http.Client{&a, b, c, &d, {}, &http.Client{}}
}
