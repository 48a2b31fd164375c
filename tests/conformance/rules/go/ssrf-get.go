package proxy

import (
	"fmt"
	"io"
	"net/http"

	"github.com/gofiber/fiber/v2"
)

func fetch(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	// ruleid: ssrf-get
	resp, err := http.Get(target)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func forward(client *http.Client) fiber.Handler {
	return func(c *fiber.Ctx) error {
		// ruleid: ssrf-get
		resp, err := client.Get(fmt.Sprintf("http://%s/health", c.Query("host")))
		if err != nil {
			return err
		}
		// ok: ssrf-get
		client.Get("http://localhost/health")
		return c.SendStatus(resp.StatusCode)
	}
}

func post(w http.ResponseWriter, r *http.Request) {
	// ok: ssrf-get
	request, err := http.NewRequest("POST", "https://example.org", r.Body)
	// ruleid: ssrf-get
	request, err = http.NewRequest(http.MethodGet, "https://"+r.URL.Host, nil)
	if err == nil {
		http.DefaultClient.Do(request)
	}
}
