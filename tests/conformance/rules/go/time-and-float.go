package clock

import (
	"net/http"
	"time"
)

type event struct {
	at     time.Time
	weight float64
}

func same(a time.Time, b time.Time, n int) bool {
	// ruleid: time-compared
	if a == b {
		return true
	}
	// ok: time-compared
	if n == 3 {
		return a.Equal(b)
	}
	var now time.Time = time.Now()
	// ruleid: time-compared
	return now != b
}

func close(x, y float64, z int) bool {
	// ok: float-compared
	if x == 0 {
		return y < 1
	}
	// ok: float-compared
	if z == 1 {
		return false
	}
	// ruleid: duration-without-unit
	time.Sleep(500)
	// ok: duration-without-unit
	time.Sleep(500 * time.Millisecond)
	select {
	// ruleid: duration-without-unit
	case <-time.After(1000):
	}
	// ruleid: duration-without-unit
	client := http.Client{Timeout: 30}
	client.Timeout = 5 * time.Second
	// ruleid: float-compared
	return y == x
}
