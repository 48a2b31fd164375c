package numbers

import (
	"fmt"
	"strconv"
)

func port(text string) (uint16, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	// ruleid: integer-conversion
	return uint16(n), nil
}

func several(a, b string) int32 {
	wide, err := strconv.ParseInt(a, 10, 64)
	if err != nil {
		fmt.Println(err)
	}
	// ok: integer-conversion
	other := int64(wide)
	// ruleid: integer-conversion
	small := int8(wide + 1)
	narrow, _ := strconv.ParseInt(b, 10, 32)
	// ok: integer-conversion
	third := int32(narrow)
	// ok: integer-conversion
	fourth := int16(min(wide, 100))
	// ok: integer-conversion
	fmt.Println(small, fourth, other, uint64(wide))
	u, _ := strconv.ParseUint(b, 0, 0)
	// ruleid: integer-conversion
	return third + int32(u)
}
