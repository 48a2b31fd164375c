package main

import (
	"crypto/rand"
	"encoding/json"
	"os"
	"strconv"
	"testing"
)

func load(name string) (port int) {
	// ruleid: error-ignored
	data, _ := os.ReadFile(name)
	var conf struct{ Port string }
	// ruleid: error-ignored
	_ = json.Unmarshal(data, &conf)
	// ruleid: error-ignored
	port, _ = strconv.Atoi(conf.Port)
	// ok: error-ignored
	text, _ := strconv.Unquote(conf.Port)
	// ok: error-ignored
	value, _ := os.LookupEnv(text)
	// ok: error-ignored
	first, _ := split(value)
	_ = first
	return port
}

func key() []byte {
	buffer := make([]byte, 16)
	// ruleid: error-overwritten
	n, err := rand.Read(buffer)
	n, err = rand.Read(buffer[n:])
	// ok: error-overwritten
	m, err := rand.Read(buffer)
	if err != nil {
		panic(err)
	}
	n, err = rand.Read(buffer[m:])
	return buffer
}

func TestLoad(t *testing.T) {
	// ok: error-ignored
	data, _ := os.ReadFile("a")
	t.Log(data)
}

func split(s string) (string, error) { return s, nil }
