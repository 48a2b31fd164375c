package values

import "log"

func text(v interface{}) string {
	// ruleid: type-assertion-unchecked
	s := v.(string)
	// ok: type-assertion-unchecked
	var t, ok = v.(string)
	if !ok {
		return s
	}
	if _, ok := v.(*int); ok {
		// ok: type-assertion-unchecked
		p := v.(*int)
		println(*p)
	}
	switch v.(type) {
	case bool:
		// ruleid: type-assertion-unchecked
		b := v.(bool)
		println(b)
	}
	return t
}

func safe(f func()) {
	// ruleid: recover-swallows
	defer func() {
		recover()
	}()
	// ok: recover-swallows
	defer func() {
		if r := recover(); r != nil {
			log.Println(r)
		}
	}()
	// ruleid: recover-swallows
	defer func() {
		if err := recover(); err != nil {
		}
	}()
	f()
}
