package api

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"
	"github.com/lib/pq"
)

var db *sql.DB

type handler struct {
	db *sql.DB
}

func (h *handler) list(c echo.Context) error {
	order := c.QueryParam("order")
	rows, err := h.db.Query("SELECT * FROM t ORDER BY " + order)
	if err != nil {
		return err
	}
	defer rows.Close()
	_, err = h.db.Query("SELECT * FROM t WHERE a = $1", order)
	_, err = h.db.Query("SELECT * FROM t WHERE a = " + pq.QuoteLiteral(order))
	id, _ := strconv.Atoi(c.Param("id"))
	h.db.Exec(fmt.Sprintf("DELETE FROM t WHERE id = %d", id))
	h.db.ExecContext(c.Request().Context(), fmt.Sprintf("DELETE FROM t WHERE id = %s", c.Param("id")))
	return c.JSON(200, rows)
}

func remove(c *fiber.Ctx) error {
	q := `DELETE FROM t WHERE id = ` + c.Params("id")
	if _, err := db.Exec(q); err != nil {
		return err
	}
	_, err := db.Exec(`DELETE FROM t WHERE id = ?`, c.Params("id"))
	return err
}

func get(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	var name string
	db.QueryRow("SELECT name FROM t WHERE id = " + id).Scan(&name)
	vars := mux.Vars(r)
	key, ok := vars["key"]
	if ok {
		db.QueryRow("SELECT name FROM t WHERE key = '" + key + "'").Scan(&name)
	}
	var b strings.Builder
	b.WriteString("SELECT * FROM t WHERE ")
	db.QueryContext(r.Context(), b.String())
	b.WriteString(r.FormValue("where"))
	db.QueryContext(r.Context(), b.String())
	parts := []string{"SELECT", r.Header.Get("X-Columns"), "FROM t"}
	db.Query(strings.Join(parts, " "))
	filter := r.URL.Query()
	for k, v := range filter {
		db.Query("SELECT * FROM t WHERE " + k + "=" + v[0])
	}
	n, err := strconv.ParseInt(r.FormValue("n"), 10, 64)
	if err == nil {
		db.Query("SELECT * FROM t LIMIT " + strconv.FormatInt(n, 10))
	}
}

func other(c Context, r *Request) {
	db.Query(c.QueryParam("q"))
	db.Query(r.FormValue("q"))
}

func closures(d *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		tx, _ := d.Begin()
		tx.Exec("UPDATE t SET a = " + req.FormValue("a"))
		stmt, _ := tx.Prepare("UPDATE t SET a = ?")
		stmt.Exec(req.FormValue("a"))
	}
}
