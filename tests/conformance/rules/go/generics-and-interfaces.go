package store

import (
	"encoding/json"
	"io"

	"gopkg.in/yaml.v3"
)

type counter struct {
	n    int
	last string
}

type number interface {
	~int | ~float64
}

func sum[T number](values ...T) (total T) {
	for _, v := range values {
		total += v
	}
	return total
}

func show(v interface{}) {
	print(v)
}

func describe(name string, v interface{}) string {
	return name
}

func typed(name string, v fmt.Stringer) string {
	return v.String()
}

func (c counter) set(n int) {
	c.n = n
}

func (c *counter) add(n int) {
	c.n += n
	c.last = "add"
}

func (c counter) format(v interface{}) string {
	return c.last
}

func (c counter) get() int {
	d := c
	d.n = 1
	return d.n
}

func decode(data []byte, body io.Reader) error {
	var loose interface{}
	if err := json.Unmarshal(data, &loose); err != nil {
		return err
	}
	var strict counter
	if err := json.Unmarshal(data, &strict); err != nil {
		return err
	}
	var more interface{}
	err := json.NewDecoder(body).Decode(&more)
	err = yaml.Unmarshal(data, &more)
	return err
}

func init() {
	panic("never")
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func value() int {
	panic("no")
}
