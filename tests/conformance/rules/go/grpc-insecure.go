package rpc

import (
	"context"
	"crypto/tls"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

func dial(ctx context.Context, addr string) (*grpc.ClientConn, error) {
	// ruleid: grpc-insecure
	conn, err := grpc.Dial(addr, grpc.WithBlock(), grpc.WithInsecure())
	if err != nil {
		return nil, err
	}
	conn.Close()
	// ok: grpc-insecure
	grpc.Dial("localhost:9090", grpc.WithInsecure())
	// ruleid: grpc-insecure
	return grpc.NewClient(addr, grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func secure(addr string, conf *tls.Config) (*grpc.ClientConn, error) {
	creds := credentials.NewTLS(conf)
	// ok: grpc-insecure
	return grpc.NewClient(addr, grpc.WithTransportCredentials(creds))
}

func serve(creds credentials.TransportCredentials) {
	// ruleid: grpc-server-without-credentials
	plain := grpc.NewServer()
	// ok: grpc-server-without-credentials
	strict := grpc.NewServer(grpc.MaxRecvMsgSize(1<<20), grpc.Creds(creds))
	opts := []grpc.ServerOption{grpc.Creds(creds)}
	// ok: grpc-server-without-credentials
	third := grpc.NewServer(opts...)
	// ruleid: grpc-server-without-credentials
	fourth := grpc.NewServer(grpc.MaxRecvMsgSize(1 << 20))
	_, _, _, _ = plain, strict, third, fourth
}
