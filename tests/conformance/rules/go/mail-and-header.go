package mail

import (
	"encoding/json"
	"mime"
	"net/http"
	"net/smtp"
)

type message struct{ To, Subject string }

func send(w http.ResponseWriter, r *http.Request) {
	var m message
	if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
		http.Error(w, "no", 400)
		return
	}
	body := []byte("Subject: " + m.Subject + "\r\n\r\nHello")
	// ruleid: header-injection
	smtp.SendMail("localhost:25", nil, "me@example.org", []string{"you@example.org"}, body)
	// ruleid: header-injection
	w.Header().Set("X-Subject", m.Subject)
	// ok: header-injection
	w.Header().Add("X-Subject", mime.QEncoding.Encode("utf-8", m.Subject))
	// ok: header-injection
	w.Header().Set("X-Host", "example.org")
}

func other(c binder, w http.ResponseWriter) {
	data := message{}
	// ok: header-injection
	w.Header().Set("X-To", data.To)
	if c.ShouldBindJSON(&data) == nil {
		// ruleid: header-injection
		w.Header().Set("X-To", data.To)
	}
}

type binder interface{ ShouldBindJSON(any) error }
