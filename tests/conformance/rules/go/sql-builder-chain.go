package store

import (
	"fmt"

	sq "github.com/Masterminds/squirrel"
	"github.com/Masterminds/squirrel"
	"github.com/uptrace/bun"
)

func queries(db *bun.DB, name, column string) {
	// ruleid: sql-builder-chain
	squirrel.Select("*").From("users").Where("name = '" + name + "'")
	// ok: sql-builder-chain
	squirrel.Select("*").From("users").Where("name = ?", name)
	// ruleid: sql-builder-chain
	q := sq.Select("id").From("t").Where(fmt.Sprintf("%s = 1", column)).OrderBy("id")
	// ruleid: sql-builder-chain
	db.NewSelect().Model(nil).Where("x > "+column, 1).Limit(3)
	// ruleid: sql-builder-chain
	q = q.Limit(3).OrderBy(column + " DESC")
	// ok: sql-builder-chain
	q = q.OrderBy("id DESC")
	// ok: sql-builder-chain
	db.NewDelete().Where(fmt.Sprintf("id = %d", 3))
	println(q)
}
