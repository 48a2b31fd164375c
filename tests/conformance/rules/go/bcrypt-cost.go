package auth

import (
	"crypto/sha256"
	"crypto/sha512"

	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/pbkdf2"
)

const rounds = 4096

func hash(password string, salt []byte) ([]byte, error) {
	// ruleid: bcrypt-cost
	weak, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
	if err != nil {
		return weak, err
	}
	// ruleid: bcrypt-cost
	bcrypt.GenerateFromPassword([]byte(password), 4)
	// ok: bcrypt-cost
	bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	// ok: bcrypt-cost
	bcrypt.GenerateFromPassword([]byte(password), 12)
	// ruleid: pbkdf2-rounds
	pbkdf2.Key([]byte(password), salt, rounds, 32, sha256.New)
	// ok: pbkdf2-rounds
	pbkdf2.Key([]byte(password), salt, 600_000, 32, sha256.New)
	// ruleid: pbkdf2-rounds
	pbkdf2.Key([]byte(password), salt, 10*1000, 32, sha512.New)
	// ruleid: password-plain-hash
	sum := sha256.Sum256([]byte(user{}.Password + string(salt)))
	// ok: password-plain-hash
	sum = sha256.Sum256([]byte(rest(salt)))
	return sum[:], nil
}

type user struct{ Password string }

func rest(b []byte) string { return string(b) }
