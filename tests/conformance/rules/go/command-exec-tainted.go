package main

import (
	"context"
	"net/http"
	"os/exec"
	"strings"

	"github.com/gin-gonic/gin"
)

func ping(c *gin.Context) {
	host := c.Query("host")
	// ruleid: command-exec-tainted
	out, err := exec.Command("sh", "-c", "ping -c 1 "+host).CombinedOutput()
	if err != nil {
		c.String(500, err.Error())
		return
	}
	c.String(200, string(out))
}

func dig(ctx *gin.Context) {
	name := strings.TrimSpace(ctx.Param("name"))
	// ok: command-exec-tainted
	exec.Command("dig", name).Run()
	// ruleid: command-exec-tainted
	exec.CommandContext(context.Background(), "bash", "-c", name)
	// ok: command-exec-tainted
	exec.CommandContext(ctx, "bash", "-c", "uptime")
}

func tool(w http.ResponseWriter, req *http.Request) {
	program := req.Header.Get("X-Tool")
	if program == "" {
		program = req.FormValue("tool")
	}
	// ruleid: command-exec-tainted
	cmd := exec.Command(program, "--version")
	cmd.Stdout = w
	_ = cmd.Run()
}
