package files

import (
	"io/ioutil"
	"os"
	"path/filepath"
)

const lock = "/tmp/app.lock"

func create(id string) (*os.File, error) {
	// ruleid: temp-file-name
	f, err := os.Create("/tmp/state")
	if err != nil {
		return nil, err
	}
	f.Close()
	// ruleid: temp-file-name
	f, err = os.Create(filepath.Join(os.TempDir(), "state", id))
	// ruleid: temp-file-name
	os.OpenFile(lock, os.O_CREATE|os.O_RDWR, 0o600)
	// ok: temp-file-name
	os.OpenFile("/tmp/lock", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	// ok: temp-file-name
	os.OpenFile("/var/tmp/data", os.O_RDONLY, 0)
	// ruleid: temp-file-name
	ioutil.WriteFile("/tmp/"+"pid", nil, 0o600)
	// ok: temp-file-name
	os.WriteFile("/home/tmp/pid", nil, 0o600)
	// ok: temp-file-name
	return os.CreateTemp("", "state")
}
