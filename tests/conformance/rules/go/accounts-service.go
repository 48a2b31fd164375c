package accounts

import (
	"crypto/md5"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"log"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt"
)

type User struct {
	Name     string `json:"name"`
	Password string `json:"password"`
	Role     string `json:"role"`
	Roles    []string
	IsAdmin  bool
}

type Hidden struct {
	Name     string `json:"name"`
	Password string `json:"-"`
}

type Login struct {
	Token string `json:"token,omitempty"`
	Label string `json:"label"`
}

func passwords(db *sql.DB, c *gin.Context, user User, given string) bool {
	if given == user.Password {
		return true
	}
	if user.Password == given {
		return true
	}
	if user.Name == given {
		return false
	}
	log.Println("login", user.Password)
	log.Println("login", user.Name)
	log.Printf("%s %s", user.Name, user.Password)
	fmt.Println(user.Password)
	text := fmt.Sprintf("%s:%s", user.Name, user.Password)
	c.JSON(200, gin.H{"name": user.Name, "password": user.Password})
	c.JSON(200, gin.H{"name": user.Name})
	db.Exec("INSERT INTO users VALUES (?, ?)", user.Name, user.Password)
	db.Exec("INSERT INTO users VALUES (?)", user.Name)
	weak := md5.Sum([]byte(user.Password))
	fast := sha256.Sum256([]byte(user.Password))
	other := sha256.Sum256([]byte(user.Name))
	use(text, weak, fast, other)
	return false
}

func answers(w http.ResponseWriter, c *gin.Context, name string) error {
	http.Error(w, "No such user", 404)
	http.Error(w, "unknown user: x", 404)
	http.Error(w, "login failed", 401)
	c.JSON(404, gin.H{"error": "User was not found"})
	c.JSON(404, gin.H{"error": "not found"})
	if name == "" {
		return errors.New("user a does not exist")
	}
	if name == "b" {
		return errors.New("login failed")
	}
	return fmt.Errorf("user %s is locked", name)
}

func roles(user *User) bool {
	if user.Role == "admin" {
		return true
	}
	if user.Role != "admin" && user.Name != "root" {
		return false
	}
	if user.Role == "guest" {
		return false
	}
	switch user.Role {
	case "admin":
		return true
	}
	switch user.Role {
	case "guest":
		return true
	}
	user.IsAdmin = true
	user.IsAdmin = false
	return strings.EqualFold(user.Role, "admin") || slices.Contains(user.Roles, "admin")
}

func tokens(user User) {
	a := time.Now().Add(720 * time.Hour)
	b := time.Now().Add(24 * time.Hour)
	c := time.Now().AddDate(1, 0, 0)
	d := time.Now().AddDate(0, 0, 7)
	e := jwt.MapClaims{"sub": user.Name}
	f := jwt.MapClaims{"sub": user.Name, "exp": b.Unix()}
	g := jwt.StandardClaims{Subject: user.Name}
	h := jwt.StandardClaims{Subject: user.Name, ExpiresAt: b.Unix()}
	use(a, b, c, d, e, f, g, h)
}

func lookups(c *gin.Context, r *http.Request, db DB, repo Repo) {
	id := c.Param("id")
	var order Order
	db.First(&order, id)
	db.First(&order, owned(id, c))
	db.Delete(&order, id)
	db.Where("id = ?", id)
	repo.FindByID(id)
	repo.FindByID("1")
	key := r.PathValue("id")
	repo.Remove(r.Context(), key)
	repo.Remove(r.Context(), "fixed:"+key)
	number, _ := strconv.Atoi(key)
	repo.FindByID(number)
	name := c.Param("name")
	repo.FindByID(name)
	id = "1"
	repo.FindByID(id)
}

func numbers(big int64, share float64, text string, total int) {
	a := int32(big)
	b := uint8(big)
	c := int16(big)
	d := int64(total)
	e := float32(share)
	f := total / 3 * 100
	g := total * 100 / 3
	h := float64(total) == share
	i := big << 40
	j := big << 4
	k := uint64(math.MaxInt64 + 1)
	l, _ := strconv.Atoi(text)
	m, _ := strconv.ParseInt(text, 10, 64)
	n, _ := strconv.ParseInt(text, 10, 32)
	o, _ := strconv.ParseFloat(text, 64)
	p := strconv.Itoa(total)
	use(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
}

func collections(names []string, counts map[string]int) []string {
	counts["a"]++
	counts["b"] += 2
	delete(counts, "c")
	var empty map[string]int
	var list []string
	last := names[len(names)-1]
	first := names[0]
	second := names[1]
	seen := make(map[string]bool)
	sized := make(map[string]bool, 8)
	names = names[1:]
	names = names[2:]
	copy(list, names)
	use(empty, last, first, second, seen, sized)
	return list
}
