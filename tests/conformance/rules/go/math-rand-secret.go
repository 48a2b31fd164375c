package auth

import (
	"fmt"
	"math/rand"
	"time"
)

// ruleid: math-rand-secret
var defaultToken = fmt.Sprint(rand.Int())

type session struct {
	token string
	delay time.Duration
}

func newSession() *session {
	s := &session{}
	// ruleid: math-rand-secret
	s.token = fmt.Sprintf("%x", rand.Int63())
	// ok: math-rand-secret
	s.delay = time.Duration(rand.Intn(100)) * time.Millisecond
	// ok: math-rand-secret
	nonce := rand.NewSource(time.Now().UnixNano())
	_ = nonce
	return s
}

func code() (string, error) {
	// ruleid: math-rand-secret
	otp := rand.Intn(1000000)
	// ok: math-rand-secret
	jitter := rand.Intn(10)
	var (
		// ruleid: math-rand-secret
		password = rand.Perm(jitter)
		count = 3
	)
	return fmt.Sprintf("%06d%v%d", otp, password, count), nil
}
