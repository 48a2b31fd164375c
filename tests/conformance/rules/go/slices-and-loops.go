package lists

import "fmt"

type node struct {
	name     string
	children []*node
}

func appends(base []int, n node) []int {
	first := append(base, 1)
	base = append(base, 2)
	second := append([]int{}, base...)
	third := append([]int(nil), base...)
	first = append(base, 3)
	n.children = append(n.children, &n)
	other := append(n.children, nil)
	fourth := append(base[:1:1], 4)
	var fifth = append(base, 5)
	return append(append(second, third...), len(other), len(fourth), len(fifth))
}

func pointers(nodes []node) ([]*node, map[string]*node) {
	var out []*node
	byName := map[string]*node{}
	for _, n := range nodes {
		out = append(out, &n)
		byName[n.name] = &n
	}
	for _, n := range nodes {
		n := n
		out = append(out, &n)
	}
	for i := range nodes {
		out = append(out, &nodes[i])
	}
	for name, n := range byName {
		out = append(out, n)
		byName[name+"x"] = n
	}
	return out, byName
}

func goroutines(nodes []node) {
	for i, n := range nodes {
		go func() {
			fmt.Println(i, n.name)
		}()
		go func(n node) {
			fmt.Println(n.name)
		}(n)
		go func() {
			fmt.Println(i)
		}()
	}
}

func removing(list []int, extra []string) []int {
	for i, v := range list {
		if v == 0 {
			list = append(list[:i], list[i+1:]...)
		}
	}
	for i, v := range list {
		list = append(list[:i], list[i+1:]...)
		fmt.Println(v)
	}
	for i, v := range extra {
		list = append(list[:i], list[i+1:]...)
		fmt.Println(v)
	}
	return list
}

func made(names []string) []string {
	out := make([]string, len(names))
	for _, name := range names {
		out = append(out, name)
	}
	good := make([]string, 0, len(names))
	for _, name := range names {
		good = append(good, name)
	}
	zero := make([]string, 0)
	for i := 0; i < 3; i++ {
		zero = append(zero, names[i])
	}
	filled := make([]int, 3)
	for i := range filled {
		filled[i] = i
	}
	grown := make([]int, 3)
	for len(grown) < 10 {
		grown = append(grown, 1, 2)
	}
	return append(out, good...)
}

func bounds(list []int) (sum int) {
	for i := 0; i <= len(list); i++ {
		sum += list[i]
	}
	for i := 0; i < len(list); i++ {
		sum += list[i]
	}
	for j := 0; j <= len(list)-1; j++ {
		sum += list[j]
	}
	for k := 1; k <= len(list); k++ {
		sum += k
	}
	return
}
