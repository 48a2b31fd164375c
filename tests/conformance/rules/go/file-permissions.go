package files

import (
	"io/ioutil"
	"os"
)

const private = 0o600

func write(name string, data []byte, mode os.FileMode) error {
	// ruleid: file-permissions
	if err := os.WriteFile(name, data, 0644); err != nil {
		return err
	}
	// ok: file-permissions
	if err := ioutil.WriteFile(name, data, 0600); err != nil {
		return err
	}
	// ok: file-permissions
	os.WriteFile(name, data, private)
	// ok: file-permissions
	os.Mkdir(name, 0o700)
	// ok: file-permissions
	os.MkdirAll(name, 0755)
	// ok: file-permissions
	os.MkdirAll(name, os.FileMode(0777))
	// ruleid: file-permissions
	os.Chmod(name, 0o666)
	// ok: file-permissions
	os.Chmod(name, mode)
	// ruleid: file-permissions
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o640)
	if err != nil {
		return err
	}
	return f.Close()
}
