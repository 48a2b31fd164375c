package crypt

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rand"
	"io"
)

func seal(key, text []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(text))
	iv := []byte("0123456789abcdef")
	// ruleid: static-iv
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, text)
	zero := make([]byte, aes.BlockSize)
	// ruleid: static-iv
	stream := cipher.NewCTR(block, zero)
	stream.XORKeyStream(out, text)
	// ruleid: ecb-like
	block.Encrypt(out, text[:16])
	fresh := make([]byte, aes.BlockSize)
	if _, err := io.ReadFull(rand.Reader, fresh); err != nil {
		return nil, err
	}
	// ok: static-iv
	cipher.NewCTR(block, fresh)
	gcm, _ := cipher.NewGCM(block)
	nonce := make([]byte, gcm.NonceSize())
	rand.Read(nonce)
	// ok: static-iv
	return gcm.Seal(nil, nonce, text, nil), nil
}

func old(key []byte) {
	// ruleid: weak-cipher
	des.NewTripleDESCipher(key)
}
