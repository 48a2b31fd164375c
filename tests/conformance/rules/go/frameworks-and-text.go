package web

import (
	"bytes"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"strings"
	texttemplate "text/template"
	"time"

	"github.com/gin-gonic/gin"
)

var known = regexp.MustCompile("^[a-z]+$")

func routes(engine *gin.Engine) {
	engine.Any("/all", all)
	engine.GET("/one", all)
	engine.Static("/", "./public")
	engine.Static("/assets", "./assets")
	engine.StaticFS("/files", http.Dir("."))
	engine.StaticFS("/docs", http.Dir("./docs"))
	engine.Use(gin.Logger(), gin.Recovery())
	engine.SetTrustedProxies(nil)
	engine.SetTrustedProxies([]string{"10.0.0.1"})
}

func all(c *gin.Context) {
	var order Order
	c.BindJSON(&order)
	c.ShouldBindJSON(&order)
	c.HTML(200, "page", template.HTML(order.Note))
	c.HTML(200, "page", order.Note)
	c.Data(200, "text/html", order.Body)
	c.Data(200, "image/png", order.Body)
	c.SetCookie("a", "b", 3600, "/", "", false, true)
	c.SetCookie("a", "b", 3600, "/", "", true, false)
	c.SetCookie("a", "b", 3600, "/", "", true, true)
	c.File(c.Param("name"))
	c.File("./index.html")
	c.Redirect(302, c.Query("to"))
	c.Redirect(302, "/home")
}

func open(router *gin.Engine, handler gin.HandlerFunc) {
	router.POST("/orders", handler)
	router.DELETE("/admin/users", handler)
	router.PUT("/search", handler)
	router.PUT("/account", handler)
	router.GET("/admin", handler)
}

func guarded(router *gin.RouterGroup, handler gin.HandlerFunc) {
	router.Use(authenticated())
	router.POST("/orders", handler)
	router.DELETE("/admin/users", handler)
}

func failing(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	if r.Form == nil {
		panic("no form")
	}
	if r.Host == "" {
		log.Fatal("no host")
	}
	w.WriteHeader(500)
	w.WriteHeader(404)
	os.Exit(1)
}

func notHandler(r *http.Request) {
	r.ParseForm()
	panic("no")
}

func texts(s, t string, a, b []byte, n int) []string {
	if strings.Index(s, t) != -1 || strings.Index(s, "x") >= 0 {
		n++
	}
	if strings.Contains(s, t) || strings.Contains(s, "..") {
		n++
	}
	if strings.ToLower(s) == strings.ToLower(t) {
		n++
	}
	if strings.EqualFold(s, t) || strings.HasPrefix(s, "http") {
		n++
	}
	if strings.HasPrefix(s, "https://shop.example/") || len(s) == 0 {
		n++
	}
	if s == "" || bytes.Compare(a, b) == 0 || bytes.Equal(a, b) {
		n++
	}
	if string(a) == string(b) || string(a) == s {
		n++
	}
	one := strings.TrimLeft(s, "abc")
	two := strings.TrimPrefix(s, "abc")
	three := fmt.Sprintf("%s", s)
	four := fmt.Sprintf("%d", n)
	five := fmt.Sprintf("%s-%d", s, n)
	six := strings.Split(s, ",")[1]
	return append(strings.Split(s, ","), one, two, three, four, five, six)
}

func expressions(text, pattern string) bool {
	a := regexp.MustCompile("^[a-z]+$")
	b := regexp.MustCompile(pattern)
	c, _ := regexp.Compile("^" + text)
	ok, _ := regexp.MatchString(pattern, text)
	return ok && a.MatchString(text) && b.MatchString(text) && c.MatchString(text)
}

func templates(w http.ResponseWriter, text string, name string) {
	a := template.HTML(text)
	b := template.JS(text)
	c := template.URL(text)
	d := template.HTMLAttr(text)
	e := template.HTMLEscapeString(text)
	template.New("x").Parse("<b>" + name + "</b>")
	template.New("x").Parse(fmt.Sprintf("<b>%s</b>", name))
	template.New("x").Parse("<b>{{.}}</b>")
	f := template.Must(template.New("x").Parse(text))
	g := template.FuncMap{"raw": func(s string) template.HTML { return template.HTML(s) }}
	h := template.FuncMap{"up": strings.ToUpper}
	page, err := texttemplate.New("y").Parse("{{.}}")
	page.Execute(w, text)
	safe, err := template.New("y").Parse("{{.}}")
	safe.Execute(w, text)
	use(a, b, c, d, e, f, g, h, err)
}

func times(start time.Time, seconds int, moment time.Time) {
	a := time.Now().Unix() * 1000
	b := time.Now().UnixMilli()
	time.Sleep(5)
	time.Sleep(time.Second)
	c := time.Duration(seconds) * time.Second
	d := start == moment.UTC()
	e := start.Equal(moment)
	time.Parse("YYYY-MM-DD", "2026-01-01")
	time.Parse("2006-01-02", "2026-01-01")
	f := start.Format("2006-01-02")
	g := start.Format(time.RFC3339)
	h := time.Now().Add(-time.Hour)
	i := time.Now().Add(time.Hour)
	use(a, b, c, d, e, f, g, h, i)
}

func values(any interface{}, order Order) string {
	a := &Order{}
	b := &Order{Note: "x"}
	c := reflect.DeepEqual(a, b)
	d := any.(Order)
	e, _ := any.(Order)
	f, ok := any.(Order)
	g := interface{}(order)
	switch any.(type) {
	case Order:
		return "order"
	}
	use(c, d, e, f, ok, g)
	return ""
}
