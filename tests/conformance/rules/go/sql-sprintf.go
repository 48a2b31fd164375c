package store

import (
	"context"
	"database/sql"
	"fmt"
)

type Store struct {
	db *sql.DB
}

func (s *Store) Find(ctx context.Context, name string) (*sql.Rows, error) {
	// ruleid: sql-sprintf
	return s.db.QueryContext(ctx, fmt.Sprintf("SELECT id FROM users WHERE name = '%s'", name))
}

func (s *Store) Remove(id string, n int) error {
	// ruleid: sql-sprintf
	_, err := s.db.Exec("DELETE FROM users WHERE id = " + id)
	if err != nil {
		return fmt.Errorf("delete %s: %w", id, err)
	}
	// ok: sql-sprintf
	_, err = s.db.Exec("DELETE FROM users WHERE id = $1", id)
	// ok: sql-sprintf
	s.db.Exec(fmt.Sprintf("VACUUM %s", id))
	// ruleid: sql-sprintf
	row := s.db.QueryRow(fmt.Sprintf(`
		select count(*) from t limit %d`, n))
	// ok: sql-sprintf
	s.db.Ping(fmt.Sprintf("select %d", n))
	return row.Scan(&n)
}
