package main

import (
	"net"
	"net/http"
	"time"
)

func serve(mux http.Handler) error {
	// ruleid: http-server-timeouts
	plain := &http.Server{Addr: ":8080", Handler: mux}
	go plain.ListenAndServe()
	// ok: http-server-timeouts
	server := &http.Server{
		Addr:              ":8443",
		ReadHeaderTimeout: 5 * time.Second,
	}
	// ruleid: http-server-timeouts
	var third http.Server = http.Server{}
	third.Addr = "x"
	// ok: http-server-timeouts
	late := &http.Server{Handler: mux}
	late.ReadTimeout = time.Minute
	// ruleid: bind-everywhere
	go http.ListenAndServe(":80", mux)
	// ok: bind-everywhere
	http.ListenAndServe("127.0.0.1:80", mux)
	// ruleid: bind-everywhere
	l, err := net.Listen("tcp4", "0.0.0.0:22")
	if err != nil {
		return err
	}
	// ruleid: bind-everywhere
	net.Listen("tcp", "[::]:22")
	return server.Serve(l)
}

var (
	// ruleid: http-client-timeout
	slow = &http.Client{}
	// ok: http-client-timeout
	fast = &http.Client{Timeout: 3 * time.Second}
	// ok: http-client-timeout
	other = http.DefaultClient
)
