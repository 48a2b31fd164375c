package run

import (
	"context"
	osexec "os/exec"
	"os/exec"
)

const script = "/usr/local/bin/backup"

func backup(ctx context.Context, dir string) error {
	// ruleid: exec-shell
	if err := exec.Command("/bin/sh", "-c", "tar cf - "+dir).Run(); err != nil {
		return err
	}
	// ok: exec-shell
	exec.Command("/bin/sh", "-c", script).Start()
	// ok: exec-shell
	exec.Command("tar", "cf", dir)
	// ruleid: exec-shell
	osexec.CommandContext(ctx, "bash", "-c", dir)
	shell := "bash"
	// ruleid: exec-shell
	exec.Command(shell, dir)
	// ok: exec-shell
	exec.Command("bashful", dir)
	// ruleid: exec-shell
	go exec.Command("cmd.exe", "/C", dir).Run()
	// ok: exec-shell
	return exec.CommandContext(ctx, "sh", "-c", "sync").Run()
}
