package loops

import "fmt"

func join(parts []string, xs []int) string {
	var text string
	for _, part := range parts {
		// ruleid: concat-in-loop
		text += part
		// ruleid: concat-in-loop
		text = text + ","
	}
	// ok: concat-in-loop
	text += "."
	for i := 0; i < 3; i++ {
		// ruleid: concat-in-loop
		text = fmt.Sprintf("%s-%d", text, i)
		other := ""
		// ok: concat-in-loop
		other += text
	}
	// ruleid: off-by-one
	for i := 0; i <= len(xs); i++ {
		println(xs[i])
	}
	// ok: off-by-one
	for i := 0; i <= len(xs); i++ {
		if i == len(xs) {
			break
		}
	}
	// ruleid: same-on-both-sides
	if xs[0] == xs[0] || len(parts)-len(parts) > 1 {
		// ok: same-on-both-sides
		return parts[0]
	}
	return text
}
