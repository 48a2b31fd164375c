package pool

import (
	"os"
	"os/signal"
	"sync"
)

type cache struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	items map[string]int
}

func copied(mu sync.Mutex, n int) {
	mu.Lock()
	defer mu.Unlock()
}

func pointer(mu *sync.Mutex) {
	mu.Lock()
	defer mu.Unlock()
}

func waits(n int, wg sync.WaitGroup) {
	wg.Wait()
}

func (c *cache) locked(l sync.RWMutex) int {
	return len(c.items)
}

func (c *cache) get(key string) int {
	c.mu.Lock()
	v, ok := c.items[key]
	if !ok {
		return 0
	}
	c.mu.Unlock()
	return v
}

func (c *cache) fine(key string) int {
	c.mu.Lock()
	v, ok := c.items[key]
	if !ok {
		c.mu.Unlock()
		return 0
	}
	c.mu.Unlock()
	return v
}

func (c *cache) deferred(key string) int {
	c.rw.RLock()
	defer c.rw.RUnlock()
	if key == "" {
		return 0
	}
	return c.items[key]
}

func (c *cache) wrong(key string) int {
	c.rw.RLock()
	defer c.rw.Unlock()
	return c.items[key]
}

func (c *cache) twice(key string) {
	c.mu.Lock()
	defer c.mu.Lock()
	c.items[key]++
}

func (c *cache) mixed() {
	if len(c.items) > 0 {
		c.rw.Lock()
		defer c.rw.RUnlock()
	}
}

func channels(done chan bool, out chan<- int) {
	close(done)
	if len(done) == 0 {
		return
	}
	done <- true
	close(out)
	other <- 1
}

func nested(ch chan int) {
	close(ch)
	go func() {
		ch <- 1
	}()
	for i := range 3 {
		ch <- i
	}
}

func signals() {
	lost := make(chan os.Signal)
	kept := make(chan os.Signal, 1)
	signal.Notify(lost, os.Interrupt)
	signal.Notify(kept, os.Interrupt)
	go func() {
		signal.Notify(lost)
	}()
}

func busy(stop <-chan struct{}, tick chan int) {
	for {
		select {
		case <-stop:
			return
		default:
		}
	}
	for {
		select {
		case <-stop:
			return
		case n := <-tick:
			work(n)
		}
	}
	for {
		select {
		case <-tick:
			work(1)
			work(2)
		default:
			work(0)
		}
	}
}
