package keys

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
)

const short = 1024

func pair() (*rsa.PrivateKey, error) {
	// ruleid: rsa-key-size
	return rsa.GenerateKey(rand.Reader, 1024)
}

func several(size int) error {
	// ok: rsa-key-size
	if _, err := rsa.GenerateKey(rand.Reader, 4096); err != nil {
		return err
	}
	// ruleid: rsa-key-size
	key, err := rsa.GenerateMultiPrimeKey(rand.Reader, 3, 1_024)
	if err != nil {
		return err
	}
	// ok: rsa-key-size
	key, err = rsa.GenerateKey(rand.Reader, size)
	// ruleid: rsa-key-size
	key, _ = rsa.GenerateKey(rand.Reader, short)
	key, err = rsa.GenerateKey(
		rand.Reader,
		// ruleid: rsa-key-size
		0x200,
	)
	// ok: rsa-key-size
	x509.MarshalPKCS1PrivateKey(key)
	return err
}
