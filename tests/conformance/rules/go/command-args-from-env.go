package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	editor := os.Getenv("EDITOR")
	// ok: command-args-from-env
	exec.Command("sh", "-c", editor)
	line := editor + " file.txt"
	// ok: command-args-from-env
	exec.Command("sh", "-c", line)
	command := "exec " + editor
	// ruleid: command-args-from-env
	exec.Command("sh", "-c", command)
	name := flag.String("name", "", "a name")
	flag.Parse()
	text := fmt.Sprintf("greet %s %d", *name, 3)
	// ruleid: command-args-from-env
	out, err := exec.Command("sh", "-c", text).Output()
	if err != nil {
		os.Exit(1)
	}
	// ok: command-args-from-env
	exec.Command("sh", "-c", "greet "+"you")
	// ok: command-args-from-env
	syscall.Exec(os.Args[1], os.Args, nil)
	println(string(out))
}
