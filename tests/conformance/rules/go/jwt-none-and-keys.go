package auth

import (
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

func sign(claims jwt.MapClaims, secret []byte) (string, error) {
	// ruleid: jwt-none
	token := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: jwt-none
	token.SignedString(jwt.UnsafeAllowNoneSignatureType)
	// ok: jwt-none
	token = jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	// ruleid: jwt-literal-key
	token.SignedString([]byte("hunter2"))
	// ruleid: jwt-literal-key
	key := []byte("correct horse")
	if len(secret) == 0 {
		return token.SignedString(key)
	}
	// ok: jwt-literal-key
	return token.SignedString(secret)
}

func verify(text string, secret []byte) (*jwt.Token, error) {
	// ruleid: jwt-unchecked-method
	loose, _ := jwt.Parse(text, func(t *jwt.Token) (interface{}, error) {
		return secret, nil
	})
	println(loose.Valid)
	// ok: jwt-unchecked-method
	return jwt.Parse(text, func(token *jwt.Token) (interface{}, error) {
		if _, ok := token.Method.(*jwt.SigningMethodHMAC); !ok {
			return nil, fmt.Errorf("method %v", token.Header["alg"])
		}
		return secret, nil
	})
}
