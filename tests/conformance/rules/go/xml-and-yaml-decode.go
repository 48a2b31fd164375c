package conf

import (
	"encoding/json"
	"encoding/xml"
	"io"

	"gopkg.in/yaml.v3"
)

func read(data []byte) (interface{}, error) {
	// ruleid: decode-any
	var value interface{}
	if err := json.Unmarshal(data, &value); err != nil {
		return nil, err
	}
	// ruleid: decode-any
	var table map[string]interface{}
	err := yaml.Unmarshal(data, &table)
	if err != nil {
		return nil, err
	}
	// ok: decode-any
	var typed struct{ Name string }
	err = json.Unmarshal(data, &typed)
	// ruleid: decode-any
	loose := map[string]interface{}{}
	return loose, yaml.Unmarshal(data, &loose)
}

func page(r io.Reader, out any) error {
	// ruleid: xml-not-strict
	d := xml.NewDecoder(r)
	d.Strict = false
	d.AutoClose = xml.HTMLAutoClose
	if err := d.Decode(out); err != nil {
		return err
	}
	// ok: xml-not-strict
	e := xml.NewDecoder(r)
	e.Strict = false
	e.Entity = map[string]string{}
	e.Decode(out)
	return nil
}
