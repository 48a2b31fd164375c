package dispatch

import (
	"net/http"
	"os"
	"plugin"
	"reflect"

	"github.com/gorilla/mux"
)

var actions = map[string]func(http.ResponseWriter){}

func call(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	// ruleid: reflect-method
	method := reflect.ValueOf(w).MethodByName(vars["method"])
	if method.IsValid() {
		method.Call(nil)
	}
	// ok: reflect-method
	reflect.ValueOf(w).MethodByName("Flush")
	name := r.FormValue("action")
	// ruleid: reflect-method
	action := actions[name]
	action(w)
	// ok: reflect-method
	actions["home"](w)
}

func main() {
	if len(os.Args) < 2 {
		return
	}
	// ruleid: reflect-method
	p, err := plugin.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	value := reflect.ValueOf(p)
	field := os.Getenv("FIELD")
	switch field {
	case "":
		field = "Default"
	}
	// ruleid: reflect-method
	value.FieldByName(field)
}
