package rpc

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/status"
)

type server struct {
	pb.UnimplementedStoreServer
	store Store
}

func serve(creds credentials.TransportCredentials, debug bool) *grpc.Server {
	plain := grpc.NewServer()
	reflection.Register(plain)
	safe := grpc.NewServer(grpc.Creds(creds))
	limited := grpc.NewServer(grpc.MaxRecvMsgSize(10), grpc.Creds(creds), grpc.MaxSendMsgSize(1))
	open := grpc.NewServer(grpc.MaxRecvMsgSize(10))
	if debug {
		reflection.Register(safe)
	}
	reflection.Register(other)
	use(limited, open)
	return plain
}

func (s *server) Get(ctx context.Context, req *pb.GetRequest) (*pb.Item, error) {
	item, err := s.store.Get(ctx, req.GetId())
	if err != nil {
		return nil, status.Errorf(codes.Internal, "get %s: %v", req.GetId(), err)
	}
	if item == nil {
		return nil, status.Errorf(codes.NotFound, "no %s: %v", req.GetId(), err)
	}
	if dbErr := s.store.Touch(item); dbErr != nil {
		return nil, status.Error(codes.Unknown, dbErr.Error())
	}
	if err := s.store.Close(); err != nil {
		return nil, status.Error(codes.Unknown, err.Error())
	}
	return item, status.Error(codes.Internal, "internal")
}
