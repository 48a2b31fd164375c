package webhook

import (
	"bytes"
	"crypto/hmac"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"strings"
)

func valid(r *http.Request, expectedMAC []byte, token string) bool {
	given, err := hex.DecodeString(r.Header.Get("X-Signature"))
	if err != nil {
		return false
	}
	// ruleid: timing-compare
	if r.Header.Get("Token") == token {
		return true
	}
	// ok: timing-compare
	if token == "" || "" == token {
		return false
	}
	// ruleid: timing-compare
	if bytes.Equal(given, expectedMAC) {
		return true
	}
	// ok: timing-compare
	if nil != expectedMAC {
		return hmac.Equal(given, expectedMAC)
	}
	// ruleid: timing-compare
	same := strings.Compare(r.URL.Path, token) == 0
	// ok: timing-compare
	return same && subtle.ConstantTimeCompare(given, expectedMAC) == 1
}

type message struct{ Signature, Body string }

// ruleid: timing-compare
func (m message) is(other message) bool { return m.Body != "" && m.Signature == other.Signature }
