package store

import (
	"context"
	"fmt"

	sq "github.com/Masterminds/squirrel"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Name string
}

type repo struct {
	db   *gorm.DB
	pool *pgxpool.Pool
}

func (r *repo) find(name, order string, id int) ([]User, error) {
	var users []User
	r.db.Raw(fmt.Sprintf("SELECT * FROM users WHERE name = '%s'", name)).Scan(&users)
	r.db.Where(fmt.Sprintf("name = '%s'", name)).Find(&users)
	r.db.Where(fmt.Sprintf("id = %d", id)).Find(&users)
	r.db.Where("name = ?", name).Order(fmt.Sprintf("%s desc", order)).Find(&users)
	r.db.Where("name = ?", name).Order("name desc").Find(&users)
	q := fmt.Sprintf("SELECT * FROM users ORDER BY %s", order)
	r.db.Raw(q).Scan(&users)
	r.pool.QueryRow(context.Background(), q)
	r.pool.QueryRow(context.Background(), "SELECT 1")
	return users, nil
}

func concat(db *gorm.DB, name string) {
	db.Where("name = '" + name + "'").Find(&User{})
	db.Where("a = 1" + " AND b = 2").Find(&User{})
	db.Exec("DELETE FROM users WHERE name = " + name)
	db.Where("name = ?", name+"x").Find(&User{})
	tx := db.Begin()
	tx.Exec("DELETE FROM users WHERE name = " + name)
}

func sqlxQueries(db *sqlx.DB, table string) error {
	var users []User
	q := fmt.Sprintf("SELECT * FROM %s", table)
	if err := db.Select(&users, q); err != nil {
		return err
	}
	var one User
	err := db.Get(&one, q, 1)
	p := "SELECT * FROM users"
	db.Get(&one, p, 1)
	return err
}

func builders(name string) {
	sq.Select("*").From("users").Where(sq.Expr(fmt.Sprintf("name = '%s'", name)))
	sq.Select("*").From("users").Where(sq.Eq{"name": name})
	sq.Select("*").From("users").Where("name = '" + name + "'")
	sq.Select("*").From("users").Where("name = ?", name)
}

func save(ctx context.Context, db *gorm.DB, u User) error {
	db.Create(&u)
	if err := db.Save(&u).Error; err != nil {
		return err
	}
	result := db.Create(&u)
	db.WithContext(ctx).Create(&u)
	return result.Error
}
