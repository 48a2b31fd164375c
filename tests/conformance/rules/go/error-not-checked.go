package main

import (
	"database/sql"
	"net"
	"net/http"
	"os"
)

func one(name string) string {
	// ruleid: error-not-checked
	f, err := os.Open(name)
	defer f.Close()
	if err != nil {
		return ""
	}
	return f.Name()
}

func two(name string) error {
	// ok: error-not-checked
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	// ok: error-not-checked
	conn, err := net.Dial("tcp", name)
	if name != "" && err == nil {
		conn.Close()
	}
	return nil
}

func three(db *sql.DB) {
	// ruleid: error-not-checked
	rows, err := db.Query("select 1")
	for rows.Next() {
		println(err)
	}
	// ok: error-not-checked
	resp, err := http.Get("https://example.org")
	println(resp.StatusCode)
	// ok: error-not-checked
	f, err := os.Open("a")
	switch {
	case err != nil:
		return
	case f != nil:
		f.Close()
	}
}
