package auth

import (
	"fmt"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type claims struct {
	Role string `json:"role"`
	jwt.RegisteredClaims
}

func parse(raw string, key []byte) (*jwt.Token, error) {
	return jwt.Parse(raw, func(token *jwt.Token) (interface{}, error) {
		return key, nil
	})
}

func parseChecked(raw string, key []byte) (*jwt.Token, error) {
	return jwt.Parse(raw, func(token *jwt.Token) (interface{}, error) {
		if _, ok := token.Method.(*jwt.SigningMethodHMAC); !ok {
			return nil, fmt.Errorf("unexpected method %v", token.Header["alg"])
		}
		return key, nil
	})
}

func parseClaims(raw string, key []byte) error {
	c := &claims{}
	_, err := jwt.ParseWithClaims(raw, c, func(t *jwt.Token) (interface{}, error) { return key, nil })
	if err != nil {
		return err
	}
	_, err = jwt.ParseWithClaims(raw, c, func(t *jwt.Token) (interface{}, error) {
		if t.Method.Alg() != "HS256" {
			return nil, err
		}
		return key, nil
	})
	_, err = jwt.Parse(raw, func(t *jwt.Token) (interface{}, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
	_, err = jwt.Parse(raw, keyFunction)
	return err
}

func sign(name string) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": name})
	a, _ := token.SignedString([]byte("secret"))
	key := []byte("another secret")
	b, _ := token.SignedString(key)
	c, _ := token.SignedString([]byte(os.Getenv("KEY")))
	timed := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"sub": name,
		"exp": time.Now().Add(time.Hour).Unix(),
	})
	if name == "" {
		key = []byte(os.Getenv("OTHER"))
	}
	d, err := timed.SignedString(key)
	return a + b + c + d, err
}

func registered(name string) []claims {
	return []claims{
		{Role: "a", RegisteredClaims: jwt.RegisteredClaims{Subject: name}},
		{Role: "b", RegisteredClaims: jwt.RegisteredClaims{Subject: name, ExpiresAt: jwt.NewNumericDate(time.Now())}},
		{Role: "c"},
	}
}
