package files

import (
	"os"
	"sync"
)

func readAll(names []string) error {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		// ruleid: defer-in-loop
		defer f.Close()
	}
	for _, name := range names {
		func() {
			f, _ := os.Open(name)
			// ok: defer-in-loop
			defer f.Close()
		}()
	}
	return nil
}

func locked(mu *sync.Mutex, n int) {
	// ok: defer-in-loop
	defer mu.Unlock()
	for i := 0; i < n; i++ {
		mu.Lock()
		// ruleid: defer-in-loop
		defer mu.Unlock()
	}
	for {
		// ok: defer-in-loop
		defer println(n)
		// ruleid: defer-in-loop
		defer mu.Unlock()
		break
	}
}
