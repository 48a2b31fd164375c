package api

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/gin-gonic/gin"
)

type convertRequest struct {
	Source string `json:"source" binding:"required"`
	Format string `json:"format"`
}

type server struct{ root string }

func (s *server) convert(c *gin.Context) {
	var dto convertRequest
	if err := c.ShouldBindJSON(&dto); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	out, err := exec.Command("sh", "-c", "convert "+dto.Source).Output()
	if err != nil {
		c.String(500, err.Error())
		return
	}
	c.Data(200, "text/html; charset=utf-8", []byte(fmt.Sprintf("<pre>%s</pre>", out)))
	c.Data(200, "text/html", []byte("<p>done</p>"))
	c.Data(200, "application/json", []byte(dto.Source))
	c.String(200, "done")
}

func show(c *gin.Context) {
	name := c.Param("name")
	data, _ := os.ReadFile(filepath.Join("/srv", name))
	base := filepath.Base(name)
	data, _ = os.ReadFile(filepath.Join("/srv", base))
	id, err := strconv.Atoi(c.Query("id"))
	if err == nil {
		os.Remove(fmt.Sprintf("/tmp/%d", id))
	}
	for _, file := range c.QueryArray("file") {
		os.Remove("/tmp/" + file)
	}
	c.File(c.DefaultQuery("path", "index.html"))
	c.File("index.html")
	c.Data(200, "text/html", data)
	path := "/a"
	path += c.GetHeader("X-Path")
	f, _ := os.Open(path)
	defer f.Close()
}

var run = func(c *gin.Context) {
	tool := c.PostForm("tool")
	exec.CommandContext(context.Background(), "env", "A=1", tool).Run()
	exec.CommandContext(c, tool).Run()
	exec.Command(tool, "-v").Run()
	exec.Command("ls", tool).Run()
	switch tool {
	case "a":
		exec.Command(tool).Run()
	}
}

func register(r *gin.Engine) {
	r.GET("/x", func(c *gin.Context) {
		cmd := c.Request.URL.Query().Get("cmd")
		exec.Command("sh", "-c", cmd).Run()
		c.String(200, "ran %s", cmd)
		c.String(200, cmd)
	})
	r.GET("/y", func(w http.ResponseWriter, c *http.Request) {
		exec.Command(c.Query("cmd")).Run()
	})
}
