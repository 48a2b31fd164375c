package config

import "os"

const (
	// ruleid: hardcoded-credentials
	apiKey = "k-4f6a8c1e9b"
	// ok: hardcoded-credentials
	keyName = "k-4f6a8c1e9b"
	// ok: hardcoded-credentials
	shortSecret = "abc"
)

// ruleid: hardcoded-credentials
var dbPassword string = "s3cr3t-pass"

type options struct {
	User, Password string
	Token          string
}

func defaults() options {
	// ok: hardcoded-credentials
	password := os.Getenv("PASSWORD")
	// ok: hardcoded-credentials
	token := "changeme-please"
	// ruleid: hardcoded-credentials
	o := options{User: "root", Password: "toortoor"}
	// ruleid: hardcoded-credentials
	o.Token = "ghp_0123456789"
	// ok: hardcoded-credentials
	o.User = "administrator"
	// ok: hardcoded-credentials
	o.Token = token + password
	// ruleid: hardcoded-credentials
	authToken := `raw-token-value`
	println(authToken)
	return o
}
