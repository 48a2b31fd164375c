package pages

import (
	"fmt"
	"html"
	"html/template"
	"io"
	"net/http"
	texttemplate "text/template"
)

func hello(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: writes-request-back
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
	// ok: writes-request-back
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(name))
	// ruleid: writes-request-back
	w.Write([]byte("<p>" + r.URL.Path))
	// ok: writes-request-back
	io.WriteString(w, template.HTMLEscapeString(r.Host))
	// ok: html-template-fine
	t := template.New("a")
	// ok: html-template-fine
	u := texttemplate.New("b")
	fmt.Println(t, u)
}

func log(out io.Writer, r *http.Request) {
	method := r.Method
	// ruleid: writes-request-back
	if _, err := io.WriteString(out, method); err != nil {
		return
	}
	// ok: writes-request-back
	out.Write([]byte(method))
}
