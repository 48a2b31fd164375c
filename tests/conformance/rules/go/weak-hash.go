package digest

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
)

func fingerprint(data []byte) string {
	// ruleid: weak-hash
	sum := md5.Sum(data)
	// ok: weak-hash
	other := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]) + hex.EncodeToString(other[:])
}

func stream(r io.Reader, key []byte) ([]byte, error) {
	// ruleid: weak-hash
	h := sha1.New()
	if _, err := io.Copy(h, r); err != nil {
		return nil, err
	}
	// ruleid: weak-hash
	mac := hmac.New(md5.New, key)
	// ok: weak-hash
	mac = hmac.New(sha256.New, key)
	return mac.Sum(h.Sum(nil)), nil
}

func etag(w http.ResponseWriter, data []byte) {
	// ok: weak-hash
	sum := md5.Sum(data)
	w.Header().Set("ETag", hex.EncodeToString(sum[:]))
	w.Write(data)
}
