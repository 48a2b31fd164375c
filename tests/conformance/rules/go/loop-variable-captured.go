package jobs

import "sync"

type job struct{ name string }

func all(jobs []job, wg *sync.WaitGroup) (out []*job) {
	// ruleid: loop-variable-captured
	for _, j := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			run(j)
		}()
	}
	// ok: loop-variable-captured
	for _, j := range jobs {
		j := j
		go func() {
			run(j)
		}()
	}
	// ok: loop-variable-captured
	for _, item := range jobs {
		go func(item job) {
			run(item)
		}(item)
	}
	// ruleid: loop-variable-captured
	for i, j := range jobs {
		if i > 3 {
			break
		}
		out = append(out, &j)
	}
	// ok: loop-variable-captured
	for i := range jobs {
		out = append(out, &jobs[i])
	}
	return out
}

func run(j job) {}
