package web

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
)

type app struct {
	logger *log.Logger
	secret string
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: log-injection
	log.Printf("login of %s", name)
	// ok: log-injection
	log.Printf("login of %s", strconv.Quote(name))
	// ruleid: log-injection
	a.logger.Println("agent", r.UserAgent())
	clean := strings.ReplaceAll(name, "\n", " ")
	// ok: log-injection
	slog.Info("login", "name", clean)
	// ruleid: log-injection
	slog.Warn("path", "path", r.URL.Path, "n", 1)
	// ok: log-injection
	log.Println("method", r.Method, len(r.Method))
	// ruleid: log-secret
	log.Println("secret is", a.secret)
	password := r.PostFormValue("password")
	// ruleid: log-secret
	fmt.Println(password, "!")
	// ok: log-secret
	fmt.Println("password", len(password))
}
