package daily

import (
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"time"
)

func booleans(a, b bool, n int) bool {
	if a == true {
		return b
	}
	if b == false {
		return a
	}
	if a != true {
		n++
	}
	if a {
		n++
	}
	c := !!b
	if n > 3 {
		return true
	} else {
		return false
	}
	return c
}

func booleanEnd(n int) bool {
	n++
	if n > 4 {
		return true
	}
	return false
}

func booleanOther(n int) bool {
	if n > 4 {
		return true
	}
	n++
	return false
}

func sides(a, b int, c bool) int {
	if a == a {
		b++
	}
	if a == b {
		b++
	}
	d := a - a
	e := a - b
	if c && c {
		d++
	}
	if c || c {
		d++
	}
	a = a
	a = b
	return d + e
}

func prints(name string, start time.Time, all []string) error {
	plain := fmt.Sprintf("plain")
	filled := fmt.Sprintf("name %s", name)
	one := fmt.Sprint("plain")
	two := fmt.Sprint("plain", name)
	fmt.Println(fmt.Sprintf("name %s", name))
	fmt.Println(plain, filled, one, two)
	took := time.Now().Sub(start)
	since := time.Since(start)
	copied := all[:]
	part := all[1:]
	use(took, since, copied, part)
	strings.Replace(name, "a", "b", -1)
	strings.Replace(name, "a", "b", 1)
	if name == "" {
		return fmt.Errorf("no name")
	}
	if name == "x" {
		return errors.New(fmt.Sprintf("bad name %s", name))
	}
	return fmt.Errorf("name %s", name)
}

func appends(all, more []string) []string {
	_ = append(all, "a")
	all = append(all, "b")
	more = append(all, "c")
	all = append(more, "d", "e")
	_ = strings.ToLower("A")
	lower := strings.ToLower("A")
	return append(all, lower)
}

func lengths(all []string, m map[string]int, n int) {
	if len(all) < 0 {
		n++
	}
	if len(all) >= 0 {
		n++
	}
	if len(all) == 0 || cap(all) < 0 {
		n++
	}
	if all == nil || len(all) == 0 {
		n++
	}
	if m == nil || len(all) == 0 {
		n++
	}
	if uint(n) < 0 {
		n++
	}
}

func problems(r io.Reader) error {
	value, _ := read(r)
	value, _ = read(r)
	_ = write(value)
	other, err := read(r)
	if err != nil {
	}
	if err != nil {
		return nil
	}
	if err != nil {
		return err
	}
	if err.Error() == "not found" {
		panic(err)
	}
	if err == io.EOF {
		log.Fatal("end")
	}
	if errors.Is(err, io.EOF) {
		log.Print("end")
	}
	if other == "" {
		panic("empty")
	}
	return nil
}

func loops(all []string, m map[string]int) int {
	total := 0
	for i := range all {
	}
	for _ = range all {
		total++
	}
	for range all {
		total++
	}
	for i, _ := range all {
		total += i
	}
	for i, one := range all {
		total += i + len(one)
	}
	for k, v := range m {
		delete(m, k)
	}
	for i := 0; i < len(all); i++ {
		total += i
	}
	for i := 1; i < len(all); i++ {
		total += i
	}
	for true {
		break
	}
	for total < 3 {
		total++
	}
	for {
	}
}

func anything(name string, value interface{}) string {
	options := map[string]interface{}{"a": 1}
	typed := map[string]string{"a": "b"}
	pointer := new(Order)
	first := []byte(name)[0]
	var zero int = 0
	var one int = 1
	none := make([]string, 0)
	some := make([]string, 0, 8)
	letter := string(65)
	use(options, typed, pointer, first, zero, one, none, some, letter)
	return string(name)
}

func named(name string, value Order) string {
	return name
}
