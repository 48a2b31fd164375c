package handlers

import (
	"fmt"
	"strings"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type handler struct{ db *gorm.DB }

func (h *handler) list(c *gin.Context) {
	var users []string
	sort := c.Query("sort")
	// ruleid: gorm-raw-sql
	h.db.Model(&users).Where("active = ?", true).Order(sort).Find(&users)
	// ok: gorm-raw-sql
	h.db.Where("name = ?", c.Query("name")).First(&users)
	// ruleid: gorm-raw-sql
	h.db.Where(fmt.Sprintf("name = '%s'", c.Query("name"))).First(&users)
	c.JSON(200, users)
}

func (h *handler) report(c *gin.Context) {
	var query strings.Builder
	query.WriteString("SELECT * FROM orders")
	// ok: gorm-raw-sql
	h.db.Raw(query.String())
	query.WriteString(" WHERE " + c.PostForm("filter"))
	// ruleid: gorm-raw-sql
	h.db.Raw(query.String()).Scan(nil)
	table := "orders"
	if c.Param("kind") == "old" {
		table = "old_orders"
	}
	// ok: gorm-raw-sql
	h.db.Exec("DELETE FROM " + table)
}
