package handlers

import (
	"database/sql"
	"fmt"
	"html"
	"html/template"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"
)

type Shop struct {
	db   *sql.DB
	orm  ORM
	root string
}

func list(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	name := r.URL.Query().Get("name")
	db.Query("SELECT * FROM orders WHERE name = '" + name + "'")
	db.Query("SELECT * FROM orders WHERE name = ?", name)
	query := fmt.Sprintf("SELECT * FROM orders WHERE name = '%s'", name)
	db.QueryRow(query)
	db.Exec("DELETE FROM orders")
	number, _ := strconv.Atoi(r.FormValue("n"))
	db.Exec(fmt.Sprintf("DELETE FROM orders WHERE n = %d", number))
	sort := r.PostFormValue("sort")
	if sort == "" {
		sort = "name"
	}
	db.Query("SELECT * FROM orders ORDER BY " + sort)
	fixed := "name"
	db.Query("SELECT * FROM orders ORDER BY " + fixed)
}

func change(r *http.Request, tx *sql.Tx, orm ORM) {
	id := mux.Vars(r)["id"]
	tx.Exec("UPDATE orders SET x = 1 WHERE id = " + id)
	tx.Exec("UPDATE orders SET x = 1 WHERE id = $1", id)
	key := chi.URLParam(r, "key")
	orm.Raw("SELECT * FROM keys WHERE key = '" + key + "'")
	orm.Where("key = '" + key + "'")
	orm.Where("key = 'a'")
	orm.Raw("SELECT * FROM keys WHERE key = ?", key)
}

func run(w http.ResponseWriter, r *http.Request) {
	tool := r.Header.Get("X-Tool")
	exec.Command(tool, "-v")
	exec.Command("git", "clone", tool)
	exec.Command("git", "status")
	exec.Command("sh", "-c", "ls "+tool)
	parts := []string{"log", tool}
	exec.Command("git", parts[1])
	for _, one := range parts {
		exec.Command("git", one)
	}
	cookie, err := r.Cookie("tool")
	if err != nil {
		return
	}
	exec.Command("ls", cookie.Name)
	log.Println("tool", tool)
	log.Printf("%s", html.EscapeString(tool))
	log.Fatalln(tool)
}

func files(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	os.Open("/srv/" + path)
	os.ReadFile(filepath.Join("/srv", path))
	os.ReadFile(filepath.Join("/srv", filepath.Base(path)))
	http.ServeFile(w, r, "/srv"+path)
	http.ServeFile(w, r, "/srv/index.html")
	name := r.FormValue("name")
	os.Remove(name)
	os.WriteFile("/srv/"+name, nil, 0o600)
	os.WriteFile("/srv/fixed", []byte(name), 0o600)
	name = "fixed"
	os.Remove(name)
}

func fetch(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	http.Get(target)
	http.Get("https://prices.example/?q=" + url.QueryEscape(target))
	http.NewRequest("GET", "https://"+target, nil)
	http.NewRequest("GET", "https://prices.example", nil)
	http.Redirect(w, r, target, http.StatusFound)
	http.Redirect(w, r, "/home", http.StatusFound)
	host := r.Host
	http.Redirect(w, r, "https://"+host+"/home", http.StatusFound)
}

func pages(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	fmt.Fprintf(w, "<b>%s</b>", name)
	fmt.Fprintf(w, "<b>%s</b>", html.EscapeString(name))
	w.Write([]byte("<b>" + name + "</b>"))
	w.Write([]byte("<b>fixed</b>"))
	io.WriteString(w, name)
	io.WriteString(w, html.EscapeString(name))
	page := template.HTML("<i>" + name + "</i>")
	text := template.HTMLEscapeString(name)
	use(page, text)
	switch name {
	case "a":
		io.WriteString(w, "a")
	default:
		io.WriteString(w, "not "+name)
	}
}

func ginRoutes(c *gin.Context, db *sql.DB) {
	id := c.Param("id")
	db.Query("SELECT * FROM orders WHERE id = " + id)
	q := c.Query("q")
	exec.Command("grep", q)
	os.Open(c.PostForm("file"))
	os.Open(c.GetString("file"))
	log.Print(q)
}

func echoRoutes(c echo.Context, db *sql.DB) error {
	q := c.QueryParam("q")
	db.Query("SELECT * FROM orders WHERE q = '" + q + "'")
	http.Get(q)
	return c.String(200, q)
}

func fiberRoutes(c *fiber.Ctx) error {
	name := c.Params("name")
	os.ReadFile("/srv/" + name)
	exec.Command("ls", "-l", name)
	return nil
}

func (s *Shop) handle(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	os.Open(s.root + name)
	os.Open(s.root + "/index")
	s.orm.Raw("SELECT '" + name + "'")
	func() {
		os.Remove(name)
	}()
}
