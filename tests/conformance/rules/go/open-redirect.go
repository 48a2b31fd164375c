package web

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"
)

func login(w http.ResponseWriter, r *http.Request) {
	next := r.URL.Query().Get("next")
	// ruleid: open-redirect
	http.Redirect(w, r, next, http.StatusFound)
	// ok: open-redirect
	http.Redirect(w, r, "/app/"+next, http.StatusFound)
	// ok: open-redirect
	http.Redirect(w, r, safeTarget(next), 302)
	// ok: open-redirect
	http.Redirect(w, r, "/", 302)
}

func back(c echo.Context) error {
	request := c.Request()
	target := request.Header.Get("Referer")
	if parsed, err := url.Parse(target); err == nil && parsed.Host == "" {
		target = localPart(parsed)
	}
	// ruleid: open-redirect
	return c.Redirect(http.StatusSeeOther, request.FormValue("to"))
}

func home(c echo.Context) error {
	host := c.Request().Header.Get("X-Host")
	// ok: open-redirect
	return c.Redirect(302, "https://"+host)
}
