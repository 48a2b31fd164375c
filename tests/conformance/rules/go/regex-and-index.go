package text

import (
	"regexp"
	"strings"
)

// ok: regex-in-function
var word = regexp.MustCompile(`^\w+$`)

func init() {
	// ok: regex-in-function
	word = regexp.MustCompile("a+")
}

type parser struct{ sep string }

func (p *parser) token(header string) string {
	// ruleid: regex-in-function
	bearer := regexp.MustCompile("^Bearer ")
	// ruleid: regex-from-input
	expr := regexp.MustCompile("^" + p.sep)
	// ok: regex-from-input
	quoted := regexp.MustCompile(regexp.QuoteMeta(p.sep))
	if bearer.MatchString(header) && expr.MatchString(quoted.String()) {
		// ruleid: index-without-length
		return strings.Split(header, " ")[1]
	}
	// ok: index-without-length
	first := strings.Split(header, ",")[0]
	// ruleid: regex-in-function
	other, err := regexp.Compile(`x`)
	if err != nil {
		return first
	}
	return other.String()
}
