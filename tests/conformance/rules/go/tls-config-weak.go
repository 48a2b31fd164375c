package client

import (
	"crypto/tls"
	"net/http"
	"time"
)

func unsafeClient() *http.Client {
	transport := &http.Transport{
		// ruleid: tls-skip-verify
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
		IdleConnTimeout: 10 * time.Second,
	}
	return &http.Client{Transport: transport}
}

func configure(strict bool) *tls.Config {
	conf := &tls.Config{
		ServerName: "db.internal",
		// ruleid: tls-old-version
		MinVersion: tls.VersionTLS10,
		MaxVersion: tls.VersionTLS13,
	}
	if !strict {
		// ruleid: tls-skip-verify
		conf.InsecureSkipVerify = true
		// ruleid: tls-old-version
		conf.MinVersion = tls.VersionTLS11
	}
	// ok: tls-skip-verify
	conf.InsecureSkipVerify = !strict
	// ok: tls-old-version
	other := tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: false}
	return other.Clone()
}
