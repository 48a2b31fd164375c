package auth

import "github.com/golang-jwt/jwt/v4"

func subject(text string) string {
	var parser jwt.Parser
	claims := jwt.MapClaims{}
	// ruleid: jwt-parse-unverified
	token, _, err := parser.ParseUnverified(text, claims)
	if err != nil {
		return ""
	}
	return token.Raw
}

func kid(text string) string {
	// ok: jwt-parse-unverified
	token, _, _ := new(jwt.Parser).ParseUnverified(text, nil)
	if _, err := jwt.ParseWithClaims(text, nil, nil); err != nil {
		return ""
	}
	return token.Header["kid"].(string)
}

type checker struct{}

func (c *checker) check(text string) (*jwt.Token, error) {
	// ok: jwt-parse-unverified
	jwt.NewParser().ParseUnverified(text, nil)
	token, err := jwt.ParseWithClaims(text, nil, c.key)
	return token, err
}

func (c *checker) key(*jwt.Token) (any, error) {
	// ruleid: jwt-parse-unverified
	parser := &jwt.Parser{SkipClaimsValidation: true, ValidMethods: []string{"RS256"}}
	// ruleid: jwt-parse-unverified
	loose := jwt.NewParser(jwt.WithValidMethods(nil), jwt.WithoutClaimsValidation())
	return []any{parser, loose}, nil
}
