package files

import (
	"io/ioutil"
	"net/http"
	"os"
	"path/filepath"

	"github.com/go-chi/chi/v5"
)

func download(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "name")
	// ruleid: path-traversal-http
	data, err := ioutil.ReadFile(filepath.Join("/srv/files", name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Write(data)
	// ok: path-traversal-http
	http.ServeFile(w, r, filepath.Join("/srv", filepath.Base(name)))
}

type server struct{ root string }

func (s server) static(w http.ResponseWriter, req *http.Request) {
	full := s.root + req.URL.Path
	// ruleid: path-traversal-http
	file, err := os.Open(full)
	if err != nil {
		return
	}
	defer file.Close()
	// ruleid: path-traversal-http
	os.Remove(full + ".bak")
	// ok: path-traversal-http
	os.Mkdir(s.root, 0o700)
	safe := filepath.Base(req.FormValue("name"))
	// ok: path-traversal-http
	os.WriteFile(s.root+"/"+safe, nil, 0o600)
	// ok: path-traversal-http
	os.WriteFile(s.root, []byte(req.FormValue("text")), 0o600)
}
