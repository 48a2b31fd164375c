package keys

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"io"
	"math/rand"
	"os"
	"strings"

	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/md4"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/ripemd160"
)

const apiToken = "0123456789abcdef"
const tokenName = "0123456789abcdef"

var dbPassword = "correct-horse"
var dbUser = "correct-horse"
var emptyPassword = ""

func digests(data, key []byte) {
	md5.New()
	md5.Sum(data)
	sha1.New()
	sha1.Sum(data)
	sha256.New()
	sha256.Sum256(data)
	des.NewCipher(key)
	des.NewTripleDESCipher(key)
	rc4.NewCipher(key)
	md4.New()
	ripemd160.New()
	h := md5.New()
	io.WriteString(h, "x")
}

func modes(block cipher.Block, gcm cipher.AEAD, iv, data []byte) {
	cipher.NewCBCEncrypter(block, iv)
	cipher.NewCBCDecrypter(block, iv)
	cipher.NewCFBEncrypter(block, iv)
	cipher.NewOFB(block, iv)
	cipher.NewCTR(block, iv)
	fixed := []byte("000000000000")
	gcm.Seal(nil, fixed, data, nil)
	gcm.Seal(nil, iv, data, nil)
}

func zeroNonce(gcm cipher.AEAD, data []byte) []byte {
	nonce := make([]byte, 12)
	return gcm.Seal(nonce, nonce, data, nil)
}

func randomNonce(gcm cipher.AEAD, data []byte) []byte {
	nonce := make([]byte, gcm.NonceSize())
	rand.Read(nonce)
	return gcm.Seal(nonce, nonce, data, nil)
}

func readNonce(gcm cipher.AEAD, data []byte) []byte {
	nonce := make([]byte, gcm.NonceSize())
	if _, err := io.ReadFull(rand.Reader, nonce); err != nil {
		panic(err)
	}
	return gcm.Seal(nonce, nonce, data, nil)
}

func keys(reader io.Reader, password, salt, given []byte, public *rsa.PublicKey) {
	rsa.GenerateKey(reader, 1024)
	rsa.GenerateKey(reader, 4096)
	bits := 512
	rsa.GenerateKey(reader, bits)
	ecdsa.GenerateKey(elliptic.P224(), reader)
	ecdsa.GenerateKey(elliptic.P256(), reader)
	aes.NewCipher([]byte("0123456789abcdef"))
	key := []byte("fedcba9876543210")
	aes.NewCipher(key)
	aes.NewCipher(given)
	hmac.New(sha256.New, []byte("secret"))
	hmac.New(sha256.New, given)
	pbkdf2.Key(password, salt, 1000, 32, sha256.New)
	pbkdf2.Key(password, salt, 600000, 32, sha256.New)
	bcrypt.GenerateFromPassword(password, 4)
	bcrypt.GenerateFromPassword(password, 12)
	bcrypt.GenerateFromPassword(password, bcrypt.MinCost)
	bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)
	rsa.EncryptPKCS1v15(reader, public, password)
	rsa.EncryptOAEP(sha256.New(), reader, public, password, nil)
}

func numbers(buffer []byte) int {
	rand.Seed(42)
	source := rand.New(rand.NewSource(1))
	rand.Read(buffer)
	total := rand.Int() + rand.Intn(10)
	total += int(rand.Int63())
	total += source.Intn(3)
	return total
}

func secrets(config *Config) {
	password := "hunter2hunter2"
	passwordHint := "hunter2hunter2"
	token := "short"
	token = "much-longer-token"
	secret := "has some spaces in it"
	apiKey := os.Getenv("API_KEY")
	config.Password = "another-one-here"
	config.Password = password
	config.Label = "another-one-here"
	made := Config{Host: "db", Password: "db-password"}
	other := Config{Host: "db", Password: os.Getenv("DB")}
	os.Setenv("SESSION_SECRET", "abcdefghijkl")
	os.Setenv("SESSION_NAME", "abcdefghijkl")
	use(passwordHint, token, secret, apiKey, made, other)
}

func known() {
	use("AKIAABCDEFGHIJKLMNOP")
	use("AKIA-not-a-key")
	use("ghp_abcdefghijklmnopqrstuvwxyz0123456789")
	use("xoxb-123456789012-abcdef")
	use("sk_live_0123456789abcdefgh")
	use("sk_test_0123456789abcdefgh")
}

func compare(mac, expected []byte, signature, given, name string) bool {
	if bytes.Equal(mac, expected) {
		return true
	}
	if hmac.Equal(mac, expected) {
		return true
	}
	if signature == given {
		return true
	}
	if signature == "" || name == given {
		return false
	}
	if strings.Compare(signature, given) == 0 {
		return true
	}
	passwordHash := name
	if passwordHash != given {
		return false
	}
	return bytes.Equal(expected, mac)
}
