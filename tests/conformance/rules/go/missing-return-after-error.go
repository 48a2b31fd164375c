package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func one(w http.ResponseWriter, r *http.Request) {
	err := r.ParseForm()
	// ruleid: missing-return-after-error
	if err != nil {
		http.Error(w, "bad form", http.StatusBadRequest)
	}
	// ok: missing-return-after-error
	if err = load(r); err != nil {
		http.Error(w, "no", 500)
		return
	}
	// ok: missing-return-after-error
	if err != nil {
		http.Error(w, "no", 500)
	} else {
		w.WriteHeader(http.StatusNoContent)
	}
}

func two(c *gin.Context) {
	if c.GetHeader("X") == "" {
		// ok: abort-without-return
		c.AbortWithStatus(401)
		return
	}
	if err := load(c.Request); err != nil {
		// ruleid: abort-without-return
		c.AbortWithError(500, err)
	}
	c.Next()
}

func load(r *http.Request) error { return nil }
