package roles

func may(role string, user struct{ Role string }) bool {
	// ok: switch-without-default
	switch role {
	case "admin":
		return true
	default:
		return false
	}
}

func name(userRole string, n int) string {
	// ruleid: switch-without-default
	switch userRole {
	case "admin":
		return "Administrator"
	}
	// ok: switch-without-default
	switch n {
	case 1:
		return "one"
	}
	return ""
}

func pump(in, out chan int, done chan struct{}) {
	// ruleid: busy-select
	for {
		select {
		case v := <-in:
			out <- v
		default:
		}
	}
}
