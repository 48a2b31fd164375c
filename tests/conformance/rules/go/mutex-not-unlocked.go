package cache

import "sync"

type cache struct {
	mu    sync.Mutex
	items map[string]string
}

func (c *cache) get(key string) string {
	// ruleid: mutex-not-unlocked
	c.mu.Lock()
	if value, ok := c.items[key]; ok {
		return value
	}
	return ""
}

func (c *cache) set(key, value string) bool {
	// ok: mutex-not-unlocked
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items[key] = value
	return true
}

func (c *cache) size() int {
	// ok: mutex-not-unlocked
	c.mu.Lock()
	n := len(c.items)
	c.mu.Unlock()
	return n
}

// ruleid: mutex-copied
func wait(name string, mu sync.Mutex) {
	mu.Lock()
	// ok: mutex-not-unlocked
}

// ruleid: mutex-copied
func done(wg sync.WaitGroup) error {
	wg.Done()
	return nil
}

// ok: mutex-copied
func fine(wg *sync.WaitGroup, mu *sync.Mutex) {
	// ruleid: mutex-copied
	own := *mu
	own.Lock()
}
