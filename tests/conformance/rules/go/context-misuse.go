package web

import (
	"context"
	"net/http"
	"time"
)

func handle(w http.ResponseWriter, r *http.Request) {
	// ruleid: context-background-in-handler
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	// ruleid: cancel-dropped
	inner, _ := context.WithCancel(ctx)
	// ruleid: cancel-dropped
	inner, _ = context.WithTimeout(r.Context(), time.Minute)
	fetch(inner)
}

func load(ctx context.Context, id string) error {
	// ruleid: context-background-in-handler
	return fetch(context.TODO())
}

func fetch(ctx context.Context) error {
	// ruleid: cancel-dropped
	ctx, stop := context.WithDeadline(ctx, time.Now())
	if ctx.Err() != nil {
		stop()
	}
	return ctx.Err()
}

func start() (context.Context, context.CancelFunc) {
	// ok: context-background-in-handler, cancel-dropped
	ctx, cancel := context.WithCancel(context.Background())
	return ctx, cancel
}
