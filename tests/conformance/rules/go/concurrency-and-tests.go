package work

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

type Counter struct {
	mutex sync.Mutex
	rw    sync.RWMutex
	total int
}

func (c *Counter) forgotten() {
	c.mutex.Lock()
	c.total++
}

func (c *Counter) deferred() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.total++
}

func (c *Counter) plain() {
	c.mutex.Lock()
	c.total++
	c.mutex.Unlock()
}

func (c *Counter) nothing() {
	c.mutex.Lock()
	c.mutex.Unlock()
}

func (c *Counter) mixed() {
	c.rw.RLock()
	c.total++
	defer c.rw.Unlock()
}

func (c *Counter) matched() {
	c.rw.RLock()
	defer c.rw.RUnlock()
}

func copied(mutex sync.Mutex) {
	mutex.Unlock()
}

func (c Counter) Lock() {
	c.total = 1
}

func start(group *sync.WaitGroup, jobs []Job) {
	go func() {
		work(1)
	}()
	go work(2)
	for _, job := range jobs {
		go job.Run()
	}
	for i := 0; i < 3; i++ {
		work(i)
	}
	go func(n int) {
		work(n)
	}(3)
	runtime.Goexit()
	group.Add(-1)
	group.Add(1)
	work(4)
}

func channels(done chan bool, in chan int) {
	<-done
	in <- 4
	close(in)
	value := <-in
	value, ok := <-in
	select {
	case <-done:
		return
	}
	select {
	case <-done:
		return
	case in <- value:
		fmt.Println(ok)
	}
	wait := time.After(time.Second)
	tick := time.Tick(time.Second)
	timer := time.NewTimer(time.Second)
	use(wait, tick, timer)
	select {}
}

func contexts(parent context.Context, client Client, request *Request) {
	a := context.TODO()
	b := context.Background()
	c, _ := context.WithCancel(parent)
	d, cancel := context.WithCancel(parent)
	defer cancel()
	d, _ = context.WithTimeout(parent, time.Second)
	e := context.WithValue(parent, "user", 1)
	f := context.WithValue(parent, userKey{}, 1)
	runContext(nil, "x")
	runContext(parent, "x")
	run(nil, "x")
	client.Do(request.WithContext(context.Background()))
	client.Do(request.WithContext(parent))
	use(a, b, c, d, e, f)
}

func TestSum(t *testing.T) {
	time.Sleep(time.Second)
	fmt.Println("start")
	got := sum(1, 2)
	if got != 3 {
		t.Errorf("got %d", got)
	}
	if got == 4 {
		t.Fatal("four")
	}
	os.Setenv("MODE", "test")
	t.Setenv("MODE", "test")
	assert.Equal(t, got, got)
	assert.Equal(t, 3, got)
	assert.True(t, got == 3)
	assert.True(t, got > 2)
	rand.Seed(1)
}

func TestSkipped(test *testing.T) {
	test.Skip("later")
	test.Log("x")
}

func helper(t *testing.T) {
	time.Sleep(time.Second)
	t.Skip("later")
}

func BenchmarkSum(b *testing.B) {
	time.Sleep(time.Second)
}

func counts(total int32, big int64) {
	total = atomic.AddInt32(&total, 1)
	big = atomic.AddInt64(&big, 1)
	atomic.AddInt32(&total, 1)
	big = atomic.AddInt64(&other, 1)
	if atomic.LoadInt32(&total) == 3 {
		work(1)
		atomic.StoreInt32(&total, 4)
	}
	if atomic.CompareAndSwapInt32(&total, 3, 4) {
		work(2)
	}
	group := sync.WaitGroup{}
	mutex := new(sync.Mutex)
	once := new(sync.Once)
	use(group, mutex, once)
}

func pointers(a *sync.Mutex, b *sync.Once) {}

func defers(names []string, mutex *sync.Mutex) (err error) {
	for _, name := range names {
		file, _ := os.Open(name)
		defer file.Close()
	}
	file, _ := os.Open("a")
	defer file.Close()
	defer recover()
	defer func() {
		recover()
	}()
	defer mutex.Lock()
	defer mutex.Unlock()
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%v", problem)
		}
	}()
	defer func() {
		work(1)
	}()
	return nil
}
