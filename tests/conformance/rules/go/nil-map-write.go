package maps

func count(words []string) map[string]int {
	// ruleid: nil-map-write
	var counts map[string]int
	for _, word := range words {
		if word != "" {
			counts[word] = 1
		}
	}
	return counts
}

func fine(words []string) {
	// ok: nil-map-write
	var seen map[string]bool
	seen = make(map[string]bool, len(words))
	seen[words[0]] = true
	// ok: nil-map-write
	var other map[string][]string
	if len(words) > 1 {
		other = map[string][]string{"a": words}
	}
	other["b"] = nil
}

func join(a, b []int) []int {
	// ok: append-to-other
	a = append(a, 1)
	// ruleid: append-to-other
	a = append(b, a...)
	// ruleid: append-to-other
	c := append(a, b...)
	// ok: append-to-other
	c = append([]int{}, c...)
	// ok: append-to-other
	c = append([]int(nil), b...)
	return c
}
