package memory

// #include <stdlib.h>
// ruleid: cgo-import
import "C"

import (
	"reflect"
	"unsafe"
)

// ruleid: linkname
//go:linkname nanotime runtime.nanotime
func nanotime() int64

func text(b []byte) string {
	// ruleid: unsafe-pointer
	return *(*string)(unsafe.Pointer(&b))
}

func release(p *C.char) uintptr {
	// ruleid: cgo-import, unsafe-pointer
	C.free(unsafe.Pointer(p))
	// ruleid: unsafe-pointer
	size := unsafe.Sizeof(p)
	var header reflect.SliceHeader
	// ruleid: unsafe-pointer
	other := reflect.SliceHeader{Data: size, Len: 1}
	// ok: unsafe-pointer
	return header.Data + other.Data
}
