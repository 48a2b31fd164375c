package work

import "sync"

func both(names []string) {
	var wg sync.WaitGroup
	for _, name := range names {
		// ok: goroutine-wait-add
		wg.Add(1)
		go func(n string) {
			// ruleid: goroutine-wait-add
			wg.Add(1)
			defer wg.Done()
			println(n)
		}(name)
	}
	wg.Wait()
}

func produce(n int) {
	// ruleid: channel-never-closed
	ch := make(chan int)
	go func() {
		ch <- n
	}()
	for v := range ch {
		println(v)
	}
}

func closes(n int) {
	// ok: channel-never-closed
	results := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			results <- i
		}
		close(results)
	}()
	for r := range results {
		println(r)
	}
}
