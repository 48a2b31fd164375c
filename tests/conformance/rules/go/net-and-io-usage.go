package server

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/net/websocket"
)

func listeners(engine *gin.Engine, echo Echo, handler http.Handler) {
	net.Listen("tcp", ":8080")
	net.Listen("tcp", "0.0.0.0:8080")
	net.Listen("tcp", "127.0.0.1:8080")
	net.Listen("unix", "/run/shop.sock")
	http.ListenAndServe(":80", nil)
	http.ListenAndServe("localhost:80", handler)
	http.ListenAndServeTLS(":443", "cert.pem", "key.pem", nil)
	a := &http.Server{Addr: ":9000", Handler: handler}
	b := &http.Server{Addr: "127.0.0.1:9000", Handler: handler}
	c := &http.Server{Handler: handler, Addr: "0.0.0.0:9001"}
	engine.Run(":8081")
	engine.Run("localhost:8081")
	engine.Run()
	echo.Start(":1323")
	serve(a, b, c)
}

func addresses(ctx context.Context, client *http.Client) {
	http.Get("http://prices.example/")
	http.Get("https://prices.example/")
	http.Get("http://localhost:8000/")
	http.Post("http://prices.example/", "text/plain", nil)
	http.NewRequest("GET", "http://prices.example/x", nil)
	http.NewRequest("GET", "http://127.0.0.1/x", nil)
	http.NewRequestWithContext(ctx, http.MethodGet, "ftp://files.example", nil)
	http.NewRequestWithContext(ctx, http.MethodGet, "https://files.example", nil)
	url.Parse("http://prices.example/")
	url.Parse("/relative")
	websocket.Dial("ws://live.example/", "", "http://shop.example/")
	websocket.Dial("wss://live.example/", "", "https://shop.example/")
	client.Get("http://prices.example/2")
	const feed = "http://feed.example/"
	client.Get(feed)
	client.Get(address())
}

func timeouts(request *http.Request) {
	http.DefaultClient.Do(request)
	http.DefaultClient.Get(address())
	one := &http.Client{}
	two := &http.Client{Timeout: time.Second}
	three := http.Client{Transport: transport()}
	four := http.Client{Transport: transport(), Timeout: time.Second}
	five := &http.Client{CheckRedirect: nil}
	net.Dial("tcp", "prices.example:80")
	net.DialTimeout("tcp", "prices.example:80", time.Second)
	tls.Dial("tcp", "prices.example:443", nil)
	tls.Dial("tcp", "prices.example:443", &tls.Config{})
	six := &net.Dialer{KeepAlive: time.Minute}
	seven := &net.Dialer{Timeout: time.Second, KeepAlive: time.Minute}
	serve(one, two, three, four, five, six, seven)
}

func open() error {
	response, err := http.Get(address())
	if err != nil {
		return err
	}
	fmt.Println(response.Status)
	return nil
}

func closed() error {
	response, err := http.Get(address())
	if err != nil {
		return err
	}
	defer response.Body.Close()
	return nil
}

func closedLater(client *http.Client, request *http.Request) {
	response, err := client.Do(request)
	if err != nil {
		return
	}
	fmt.Println(response.Status)
	response.Body.Close()
}

func openToo(client *http.Client, request *http.Request) {
	answer, problem := client.Do(request)
	other, err := http.Post(address(), "", nil)
	fmt.Println(answer, problem, err)
	defer other.Body.Close()
}

func reading(w http.ResponseWriter, r *http.Request, file io.Reader) {
	io.ReadAll(r.Body)
	io.ReadAll(file)
	io.ReadAll(http.MaxBytesReader(w, r.Body, 1024))
	ioutil.ReadAll(r.Body)
	var order Order
	json.NewDecoder(r.Body).Decode(&order)
	json.NewDecoder(file).Decode(&order)
	io.Copy(w, r.Body)
	io.Copy(w, file)
	io.CopyN(w, r.Body, 100)
}

func old(file io.Reader) {
	ioutil.ReadFile("a")
	ioutil.WriteFile("a", nil, 0o600)
	ioutil.TempDir("", "x")
	ioutil.ReadDir(".")
	fmt.Fprint(ioutil.Discard, "x")
	ioutil.NopCloser(file)
	io.NopCloser(file)
	io.Discard.Write(nil)
}

func headers(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Allow-Origin", "https://shop.example")
	w.Header().Add("X-Powered-By", "go")
	w.Header().Add("X-Frame-Options", "DENY")
	w.Header().Set("Server", "shop/1.2")
	w.Header().Set("Content-Type", "text/html")
	agents := r.Header["User-Agent"]
	agent := r.Header.Get("User-Agent")
	serve(agents, agent)
}

func sniffed(w http.ResponseWriter) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/html")
}

func failures(w http.ResponseWriter, c *gin.Context, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
	http.Error(w, "failed", http.StatusInternalServerError)
	fmt.Fprintf(w, "failed: %s", err.Error())
	fmt.Fprintf(w, "failed")
	fmt.Fprintln(w, err)
	fmt.Fprintln(w, "failed")
	c.JSON(500, gin.H{"error": err.Error()})
	c.JSON(500, gin.H{"code": 3, "error": err.Error()})
	c.JSON(500, gin.H{"error": "failed"})
	c.String(500, err.Error())
	c.String(500, "failed")
}
