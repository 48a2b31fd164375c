package system

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"plugin"
	"reflect"
	"strconv"
	"strings"
	"syscall"
	"unsafe"

	"gopkg.in/yaml.v3"
)

const tool = "git"

func commands(ctx context.Context, name string, parts []string) {
	exec.Command(name)
	exec.Command("git", name)
	exec.Command(tool, "status")
	exec.Command(parts[0], parts[1:]...)
	exec.CommandContext(ctx, name, "-v")
	exec.CommandContext(ctx, "git", "-v")
	syscall.Exec(name, parts, nil)
	syscall.Exec("/bin/ls", parts, nil)
	os.StartProcess(name, parts, nil)
	os.StartProcess("/bin/ls", parts, nil)
	exec.Command("/usr/local/bin/"+name, "x")
	local := "ls"
	exec.Command(local)
}

func shells(ctx context.Context, line string) {
	exec.Command("sh", "-c", line)
	exec.Command("/bin/bash", "-c", "ls "+line)
	exec.Command("bash", "script.sh", line)
	exec.Command("cmd", "/C", line)
	exec.Command("cmd.exe", "/C", line, "x")
	exec.Command("python", "-c", line)
	exec.CommandContext(ctx, "/usr/bin/zsh", "-c", line)
	exec.CommandContext(ctx, "zsh", "-x", line)
	list := []string{"dash", "-c", line}
	other := []string{"perl", "-c", line}
	command := &exec.Cmd{Path: "/bin/sh", Args: list}
	plain := &exec.Cmd{Path: "/bin/ls", Args: other}
	use(command, plain)
}

func modes(name string, data []byte, file *os.File) {
	os.Chmod(name, 0777)
	os.Chmod(name, 0600)
	os.Mkdir(name, 0o777)
	os.Mkdir(name, 0o700)
	os.MkdirAll(name, 0755)
	os.MkdirAll(name, 0750)
	os.WriteFile(name, data, 0644)
	os.WriteFile(name, data, 0600)
	os.OpenFile(name, os.O_RDWR, 0666)
	os.OpenFile(name, os.O_RDWR, 0640)
	file.Chmod(0777)
	file.Chmod(0400)
}

func temporary(data []byte) {
	os.Create("/tmp/shop")
	os.Create("/srv/shop")
	os.WriteFile("/tmp/shop.txt", data, 0o600)
	os.WriteFile("/tmpfs/shop.txt", data, 0o600)
	os.OpenFile("/var/tmp/shop", os.O_CREATE, 0o600)
	filepath.Join("/tmp", "shop")
	filepath.Join(os.TempDir(), "shop")
	os.Remove("/tmp/shop")
	os.CreateTemp("", "shop")
}

func unsafely(value *int, name string, list []int) {
	a := unsafe.Pointer(value)
	b := uintptr(a)
	c := reflect.ValueOf(list).Pointer()
	d := reflect.ValueOf(list).Len()
	syscall.Syscall(1, 2, 3, 4)
	syscall.Setuid(0)
	syscall.Setuid(1000)
	e := reflect.SliceHeader{Data: b}
	f, _ := plugin.Open(name)
	use(a, b, c, d, e, f)
	os.Exit(3)
}

func environment() {
	home := os.Getenv("HOME")
	os.Open(home + "/.shop")
	os.Open(filepath.Clean(home))
	os.Create(filepath.Join(home, "x"))
	os.Create("fixed")
	exec.Command(os.Args[1])
	exec.Command("ls", os.Args[1])
	exec.Command("sh", "-c", "ls "+os.Args[2])
	exec.Command("sh", "-c", "ls")
	name := flag.String("name", "", "a name")
	plugin.Open(*name)
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	os.Chdir(strings.TrimSpace(line))
	number, _ := strconv.ParseInt(line, 10, 64)
	os.Open(fmt.Sprint(number))
	address := os.Getenv("ADDRESS")
	if address == "" {
		address = "localhost:80"
	}
	net.Dial("tcp", address)
	address = "localhost:80"
	net.Dial("tcp", address)
	for _, one := range []string{home, "b"} {
		os.Open(one)
	}
}

func statements(ctx context.Context, db *sql.DB, name string, parts []string) {
	db.Query("SELECT * FROM a WHERE name = '" + name + "'")
	db.QueryContext(ctx, "SELECT * FROM a WHERE name = '"+name+"'")
	db.Query("SELECT * " + "FROM a")
	db.Query("SELECT * FROM a")
	db.Exec(fmt.Sprintf("DELETE FROM a WHERE name = '%s'", name))
	db.Exec("DELETE FROM a WHERE name = ?", name)
	db.QueryRow(strings.Join(parts, " "))
	db.Prepare("SELECT * FROM " + name)
	db.Ping()
	db.Select("SELECT * FROM " + name)
}

func statementLater(db *sql.DB, name string) {
	query := fmt.Sprintf("SELECT * FROM a WHERE name = '%s'", name)
	rows, err := db.Query(query)
	label := fmt.Sprintf("name: %s", name)
	db.Exec(label)
	use(rows, err)
}

func statementAdded(db *sql.DB, name string) {
	query := "SELECT * FROM a"
	if name != "" {
		query += " WHERE name = '" + name + "'"
	}
	db.Query(query)
	other := "DELETE FROM " + name
	db.Exec(other)
	last := "SELECT 1"
	db.Exec(last)
}

func decode(data []byte, r *os.File, order *Order) {
	var anything interface{}
	json.Unmarshal(data, &anything)
	var fields map[string]interface{}
	json.Unmarshal(data, &fields)
	var known Order
	json.Unmarshal(data, &known)
	gob.NewDecoder(r).Decode(order)
	json.NewDecoder(r).Decode(order)
	yaml.Unmarshal(data, &known)
	decoder := xml.NewDecoder(r)
	decoder.Strict = false
	decoder.Strict = true
}
