package web

// ruleid: pprof-exposed
import (
	"net/http"
	_ "net/http/pprof"

	"github.com/go-chi/chi/v5"
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func routes(mux *http.ServeMux) {
	// ruleid: pprof-exposed
	mux.Handle("/metrics", promhttp.Handler())
	// ruleid: pprof-exposed
	mux.HandleFunc("/debug/pprof/heap", heap)
	// ruleid: handler-without-auth
	mux.HandleFunc("/admin/users", users)
	// ok: handler-without-auth
	mux.HandleFunc("/admin/keys", requireLogin(users))
	// ok: handler-without-auth
	mux.HandleFunc("/users", users)
	r := chi.NewRouter()
	// ruleid: handler-without-auth
	r.Get("/admin", users)
	r.Route("/api", func(r chi.Router) {
		r.Use(requireLogin)
		// ok: handler-without-auth
		r.Get("/admin", users)
	})
	engine := gin.New()
	group := engine.Group("/x", gin.Logger(), requireLogin)
	// ok: handler-without-auth
	group.GET("/admin", users)
	// ruleid: handler-without-auth
	engine.POST("/admin", users)
}
