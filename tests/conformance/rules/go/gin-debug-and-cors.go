package main

import (
	"net/http"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
	rscors "github.com/rs/cors"
)

func main() {
	// ruleid: gin-debug
	gin.SetMode(gin.DebugMode)
	// ok: gin-debug
	gin.SetMode(gin.ReleaseMode)
	router := gin.Default()
	// ruleid: cors-any-origin
	router.Use(cors.New(cors.Config{
		AllowOrigins:     []string{"https://example.org", "*"},
		AllowCredentials: true,
	}))
	// ok: cors-any-origin
	router.Use(cors.New(cors.Config{AllowAllOrigins: true, AllowMethods: []string{"*"}}))
	// ok: cors-any-origin
	handler := rscors.New(rscors.Options{AllowedOrigins: []string{"https://example.org"}})
	// ruleid: cors-any-origin
	all := cors.New(cors.Options{AllowedOrigins: []string{"*"}, Debug: true})
	http.ListenAndServe(":80", handler.Handler(router))
	println(all)
}

func reflect(w http.ResponseWriter, r *http.Request) {
	// ruleid: cors-any-origin
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Vary", "Origin")
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}
