package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
)

var ErrGone = errors.New("gone")

func open(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %v", name, err)
	}
	return f, nil
}

func wrapped(name string) error {
	_, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("stat %s: %w", name, err)
	}
	if parseErr := parse(name); parseErr != nil {
		return fmt.Errorf("parse: %s", parseErr)
	}
	if err := check(name); err != nil {
		log.Printf("check %s: %v", name, err)
		return err
	}
	return fmt.Errorf("bad: %v", name)
}

func compare(r io.Reader) (int, error) {
	n, err := r.Read(nil)
	if err == io.EOF {
		return 0, nil
	}
	if errors.Is(err, ErrGone) {
		return 0, nil
	}
	if err != ErrGone && n > 0 {
		return n, fmt.Errorf("read: %s", err.Error())
	}
	switch err {
	case sql.ErrNoRows:
		return 0, nil
	}
	if sql.ErrNoRows == err {
		return 1, nil
	}
	if err != nil {
		return 0, err
	}
	return n, nil
}

func asserted(err error) int {
	if pathErr, ok := err.(*os.PathError); ok {
		return len(pathErr.Path)
	}
	var target *os.PathError
	if errors.As(err, &target) {
		return 1
	}
	switch err.(type) {
	case *os.LinkError:
		return 2
	}
	switch e := err.(type) {
	case *os.SyscallError:
		return len(e.Syscall)
	}
	value, _ := any(err).(fmt.Stringer)
	return len(value.String())
}

func swallowed(name string) error {
	_, err := os.Stat(name)
	if err != nil {
		return nil
	}
	return err
}

func swallowedPair(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		log.Println("cannot open", err)
		return nil, err
	}
	if _, err := f.Stat(); err != nil {
		return nil, nil
	}
	if err != nil {
		fmt.Println(err)
		return nil, nil
	}
	return f, nil
}
