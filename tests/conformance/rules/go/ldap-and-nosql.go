package directory

import (
	"context"
	"fmt"

	"github.com/go-ldap/ldap/v3"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func search(user string) *ldap.SearchRequest {
	ldap.NewSearchRequest(
		"dc=example,dc=org", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false,
		// ruleid: ldap-filter
		fmt.Sprintf("(uid=%s)", user),
		[]string{"dn"}, nil,
	)
	// ok: ldap-filter
	ldap.NewSearchRequest("dc=org", 2, 0, 0, 0, false, fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(user)), nil, nil)
	// ok: ldap-filter
	ldap.NewSearchRequest("dc=org", 2, 0, 0, 0, false, "(objectClass=*)", nil, nil)
	// ruleid: ldap-filter
	return ldap.NewSearchRequest("dc=org", 2, 0, 0, 0, false, "(uid="+user+")", nil, nil)
}

func find(ctx context.Context, coll *mongo.Collection, code string) {
	// ruleid: mongo-where
	coll.Find(ctx, bson.M{"$where": code, "active": true})
	// ok: mongo-where
	coll.Find(ctx, bson.M{"name": code})
	// ruleid: mongo-where
	filter := bson.D{{"a", 1}, {"$where", code}}
	coll.Find(ctx, filter)
	// ruleid: mongo-where
	coll.Find(ctx, bson.M{"age": map[string]interface{}{"$gt": 3}}, nil)
}
