package client

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
)

func plain() *http.Client {
	return &http.Client{Transport: &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
}

func modern(pool *x509.CertPool) *tls.Config {
	return &tls.Config{
		RootCAs:    pool,
		MinVersion: tls.VersionTLS12,
	}
}

func old() {
	a := tls.Config{MinVersion: tls.VersionTLS10}
	b := tls.Config{ServerName: "x"}
	c := &tls.Config{MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}
	d := &tls.Config{MinVersion: tls.VersionTLS13, InsecureSkipVerify: false}
	a.InsecureSkipVerify = true
	b.InsecureSkipVerify = debug
	use(a, b, c, d)
}

func later(strict bool) *tls.Config {
	config := &tls.Config{}
	if strict {
		config.ClientAuth = tls.RequireAndVerifyClientCert
	}
	config.MinVersion = tls.VersionTLS12
	return config
}

func clients() []*tls.Config {
	return []*tls.Config{
		&tls.Config{ClientAuth: tls.RequestClientCert, MinVersion: tls.VersionTLS12},
		&tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, MinVersion: tls.VersionTLS12},
		&tls.Config{MinVersion: tls.VersionTLS12, ClientAuth: tls.NoClientCert, Certificates: nil},
		{InsecureSkipVerify: true},
	}
}

func pools(pem []byte) error {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	second := x509.NewCertPool()
	if !second.AppendCertsFromPEM(pem) {
		return errors.New("no certificates")
	}
	system, _ := x509.SystemCertPool()
	checked, err := x509.SystemCertPool()
	if err != nil {
		return err
	}
	third := x509.NewCertPool()
	ok := third.AppendCertsFromPEM(pem)
	use(pool, second, system, checked, third, ok)
	return nil
}
