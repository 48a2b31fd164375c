package numbers

import (
	"math"
	"strconv"
	"time"
)

func direct(s string) int32 {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return int32(n)
}

func checked(s string) int16 {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > math.MaxInt16 {
		return 0
	}
	return int16(n)
}

func several(s string) (byte, uint8) {
	n, _ := strconv.Atoi(s)
	if n > 255 {
		n = 255
	}
	m, err := strconv.Atoi(s + "0")
	if err == nil {
		use(byte(m), int64(m))
	}
	return byte(n), uint8(m)
}

func parsed(s string) (int32, int16, error) {
	a, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, 0, err
	}
	b, err := strconv.ParseInt(s, 10, 32)
	c, err := strconv.ParseUint(s, 0, 0)
	d := int32(a)
	e := int32(b)
	use(uint32(c+1), d, e)
	x := a
	for i := 0; i < 3; i++ {
		x += 2
	}
	return int32(x), int16(b), nil
}

type size struct{ width, height int }

func (s size) ratio() float64 {
	wrong := float64(s.width / s.height)
	right := float64(s.width) / float64(s.height)
	return wrong + right + float64((s.width+1)/2) + float64(s.width*2)
}

func wait(d time.Duration, n int) {
	time.Sleep(time.Duration(d) * time.Second)
	time.Sleep(time.Duration(n) * time.Second)
	time.Sleep(d * time.Second)
	time.AfterFunc(time.Duration(d)*time.Millisecond, func() {
		time.Sleep(time.Duration(d) * time.Minute)
	})
}
