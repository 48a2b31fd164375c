package pages

import (
	"fmt"
	"net/http"
	"text/template"

	"github.com/microcosm-cc/bluemonday"
)

const footer = "<p>bye</p>"

// ruleid: text-template-for-page
var page = template.Must(template.New("page").Funcs(nil).Parse("<h1>{{.}}</h1>"))

func show(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: template-unescaped
	body := template.HTML("<b>" + name + "</b>")
	// ruleid: template-unescaped
	script := template.JS(fmt.Sprintf("greet(%q)", name))
	// ok: template-unescaped
	end := template.HTML(footer)
	// ok: template-unescaped
	clean := template.HTML(bluemonday.UGCPolicy().Sanitize(name))
	// ok: template-unescaped
	template.HTMLEscapeString(name)
	page.Execute(w, []any{body, script, end, clean})
}

func files() {
	// ruleid: text-template-for-page
	t, err := template.ParseFiles("layout.tmpl", "index.html")
	// ok: text-template-for-page
	t, err = template.ParseFiles("mail.txt", "html.txt")
	// ruleid: text-template-for-page
	t = template.Must(template.ParseGlob("views/*.html"))
	fmt.Println(t, err)
}
