package web

import (
	"net/http"
	"os"

	"github.com/gorilla/csrf"
	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
	"github.com/gorilla/websocket"
)

// ruleid: websocket-any-origin
var upgrader = websocket.Upgrader{
	ReadBufferSize: 1024,
	CheckOrigin: func(r *http.Request) bool {
		return true
	},
}

// ruleid: session-key
var store = sessions.NewCookieStore([]byte("a very secret key"))

const blockKey = "0123456789abcdef"

func setup(mux http.Handler) http.Handler {
	// ok: websocket-any-origin
	strict := websocket.Upgrader{CheckOrigin: func(r *http.Request) bool {
		return r.Host == "example.org"
	}}
	// ruleid: websocket-assigned
	strict.CheckOrigin = func(*http.Request) bool { return true }
	// ok: session-key
	other := sessions.NewCookieStore([]byte(os.Getenv("KEY")))
	// ruleid: session-key
	cookie := securecookie.New([]byte(blockKey), nil)
	println(other, cookie)
	// ruleid: csrf-off
	protect := csrf.Protect([]byte(os.Getenv("CSRF")), csrf.Path("/"), csrf.Secure(false))
	// ok: csrf-off
	protect = csrf.Protect([]byte("x"), csrf.Secure(true))
	return protect(mux)
}
