package files

import (
	"io/fs"
	"os"
	"path/filepath"
)

const wide = 0666

func modes(name string, data []byte, perm fs.FileMode) {
	os.WriteFile(name, data, 0600)
	os.WriteFile(name, data, 0777)
	os.WriteFile(name, data, 0o777)
	os.WriteFile(name, data, perm)
	os.WriteFile(name, data, 0x1ff)
	os.Chmod(name, 0777)
	os.Chmod(name, 0o777)
	os.Chmod(name, 0755)
	os.Chmod(name, 511)
	os.Mkdir(name, 0777)
	os.MkdirAll(filepath.Dir(name), os.ModePerm)
	os.MkdirAll(name, 0750)
	os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0776)
	os.OpenFile(name, os.O_CREATE|os.O_RDWR, wide)
}

func create(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	g, err := os.Open(name)
	if err != nil {
		return err
	}
	defer g.Close()
	h, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0600)
	defer h.Close()
	i, err := os.OpenFile(name, os.O_RDONLY, 0)
	defer i.Close()
	return err
}

func leaks(name string) int {
	f, err := os.Open(name)
	if err != nil {
		return 0
	}
	info, _ := f.Stat()
	return int(info.Size())
}

func gives(name string) (*os.File, error) {
	f, err := os.Open(name)
	return f, err
}

func closes(name string) (err error) {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); e != nil {
			err = e
		}
	}()
	defer func() {
		f.Close()
	}()
	return nil
}

func inIf(name string) {
	if f, err := os.Open(name); err == nil {
		f.Close()
	}
	if _, err := os.Stat(name); os.IsNotExist(err) {
		os.MkdirAll(name, 0700)
	}
	if _, err := os.Stat(name); os.IsNotExist(err) {
		if name != "" {
			os.Create(name)
		}
	}
	if _, err := os.Stat(name); os.IsNotExist(err) {
		os.Mkdir(name+"x", 0700)
		return
	}
	if _, err := os.Stat(name); err != nil {
		os.Mkdir(name, 0700)
	}
}
