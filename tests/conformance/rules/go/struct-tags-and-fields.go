package model

import (
	"errors"
	"fmt"
	"sync"
)

type User struct {
	Name string `json:"name"`
	// ruleid: password-in-json
	Password string `json:"password"`
	// ok: password-in-json
	Secret string `json:"-"`
}

// ruleid: embedded-mutex
type Cache struct {
	sync.Mutex
	items map[string]User
}

// ok: embedded-mutex
type Table struct {
	mu   sync.Mutex
	rows []User
}

// ok: exported-error-var
var ErrMissing = errors.New("missing")

// ruleid: exported-error-var
var Broken = fmt.Errorf("broken")

var (
	// ok: exported-error-var
	internal = errors.New("internal")
	// ruleid: exported-error-var
	Closed = errors.New("closed")
)
