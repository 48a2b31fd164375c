package remote

import (
	"net"
	"os"

	"golang.org/x/crypto/ssh"
)

func dial(addr string) (*ssh.Client, error) {
	// ruleid: ssh-host-key
	config := &ssh.ClientConfig{
		User: "deploy",
		// ruleid: ssh-password
		Auth:            []ssh.AuthMethod{ssh.Password("hunter2"), ssh.Password(os.Getenv("PW"))},
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
	// ruleid: ssh-host-key
	loose := ssh.ClientConfig{
		User: "other",
		HostKeyCallback: func(host string, remote net.Addr, key ssh.PublicKey) error {
			return nil
		},
	}
	// ruleid: ssh-host-key
	loose.HostKeyCallback = ssh.InsecureIgnoreHostKey()
	// ok: ssh-host-key
	strict := &ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(nil)}
	// ruleid: weak-ssh-ciphers
	strict.Config = ssh.Config{Ciphers: []string{"aes256-ctr", "aes128-cbc"}}
	// ok: weak-ssh-ciphers
	strict.Config = ssh.Config{Ciphers: []string{"aes256-ctr"}}
	return ssh.Dial("tcp", addr, config)
}
