package unpack

import (
	"archive/zip"
	"compress/bzip2"
	"compress/gzip"
	"io"
	"io/ioutil"
	"os"
)

func gunzip(in io.Reader, out io.Writer) error {
	reader, err := gzip.NewReader(in)
	if err != nil {
		return err
	}
	defer reader.Close()
	// ruleid: decompression-bomb
	if _, err := io.Copy(out, reader); err != nil {
		return err
	}
	// ok: decompression-bomb
	_, err = io.Copy(out, io.LimitReader(reader, 1<<20))
	// ok: decompression-bomb
	_, err = io.CopyN(out, reader, 1024)
	return err
}

func all(reader *zip.Reader, in io.Reader) ([]byte, error) {
	for _, file := range reader.File {
		content, err := file.Open()
		if err != nil {
			return nil, err
		}
		// ruleid: decompression-bomb
		io.CopyBuffer(os.Stdout, content, nil)
	}
	// ok: decompression-bomb
	io.ReadAll(in)
	// ruleid: decompression-bomb
	return ioutil.ReadAll(bzip2.NewReader(in))
}
