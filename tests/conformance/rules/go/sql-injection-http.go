package main

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"

	"github.com/gorilla/mux"
)

var db *sql.DB

func search(w http.ResponseWriter, r *http.Request) {
	term := r.URL.Query().Get("q")
	query := fmt.Sprintf("SELECT title FROM posts WHERE title LIKE '%%%s%%'", term)
	// ruleid: sql-injection-http
	rows, err := db.Query(query)
	if err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
}

func byID(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	id, err := strconv.Atoi(vars["id"])
	if err != nil {
		return
	}
	// ok: sql-injection-http
	db.QueryRow(fmt.Sprintf("SELECT * FROM posts WHERE id = %d", id))
	// ruleid: sql-injection-http
	db.QueryRow("SELECT * FROM posts WHERE slug = '" + vars["slug"] + "'")
	// ok: sql-injection-http
	db.Exec("UPDATE posts SET slug = ?", r.FormValue("slug"))
	order := "id"
	if r.FormValue("order") != "" {
		order = r.FormValue("order")
	}
	// ruleid: sql-injection-http
	db.Query("SELECT * FROM posts ORDER BY " + order)
}
