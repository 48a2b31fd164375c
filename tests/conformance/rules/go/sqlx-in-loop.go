package store

import (
	"database/sql"

	"github.com/jmoiron/sqlx"
)

func names(db *sqlx.DB, ids []int) (out []string, err error) {
	for _, id := range ids {
		var name string
		// ruleid: query-in-loop
		if err = db.Get(&name, "SELECT name FROM users WHERE id = ?", id); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	// ok: query-in-loop
	err = db.Select(&out, "SELECT name FROM users")
	return out, err
}

func copyAll(tx *sql.Tx, other cache, db *sql.DB, n int) {
	for i := 0; i < n; i++ {
		// ruleid: query-in-loop
		tx.Exec("INSERT INTO t VALUES (?)", i)
		// ok: query-in-loop
		other.Get(i)
	}
	// ruleid: rows-not-closed
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return
	}
	for rows.Next() {
		// ok: query-in-loop
		more, err := db.Query("SELECT 2")
		if err == nil {
			defer more.Close()
		}
	}
}

func open(db *sql.DB) (*sql.Rows, error) {
	// ok: rows-not-closed
	rows, err := db.Query("SELECT 3")
	return rows, err
}

type cache struct{}

func (cache) Get(i int) {}
