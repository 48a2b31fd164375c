package unpack

import (
	"archive/tar"
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func unzip(archive, dir string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer reader.Close()
	// ruleid: zip-slip
	for _, file := range reader.File {
		path := filepath.Join(dir, file.Name)
		os.MkdirAll(filepath.Dir(path), 0o755)
	}
	// ok: zip-slip
	for _, file := range reader.File {
		path := filepath.Join(dir, file.Name)
		if !strings.HasPrefix(path, filepath.Clean(dir)+string(os.PathSeparator)) {
			continue
		}
		os.Create(path)
	}
	// ok: zip-slip
	for i, f := range reader.File {
		if strings.Contains(f.Name, "..") {
			return io.EOF
		}
		p := filepath.Join(dir, f.Name)
		println(i, p)
	}
	return nil
}

func untar(in io.Reader, dir string) error {
	entries := tar.NewReader(in)
	// ruleid: zip-slip
	for {
		header, err := entries.Next()
		if err == io.EOF {
			return nil
		}
		target := filepath.Join(dir, header.Name)
		os.Create(target)
	}
}
