package work

import (
	"context"
	"net/http"
	"time"
)

type job struct {
	id  int
	ctx context.Context
}

type plain struct {
	id   int
	name string
}

type third struct {
	context.Context
	n int
}

func leak(parent context.Context) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	return work(ctx)
}

func deferred(parent context.Context) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	return work(ctx)
}

func called(parent context.Context) error {
	ctx, cancel := context.WithCancel(parent)
	err := work(ctx)
	cancel()
	return err
}

func returned(parent context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(parent)
	return ctx, stop
}

func lost(parent context.Context) {
	ctx, _ := context.WithCancel(parent)
	work(ctx)
	ctx, _ = context.WithTimeout(ctx, time.Minute)
	work(ctx)
	value, _ := cache.WithCancel(parent)
	work(value)
}

func assigned(parent context.Context) {
	var ctx context.Context
	var cancel context.CancelFunc
	ctx, cancel = context.WithDeadline(parent, time.Now())
	work(ctx)
}

func conditional(parent context.Context, slow bool) error {
	ctx, cancel := context.WithCancel(parent)
	if slow {
		defer cancel()
	}
	return work(ctx)
}

func inLoop(items []int) {
	for range items {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		work(ctx)
	}
	for range items {
		func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Second)
			defer cancel()
			work(ctx)
		}()
	}
}

func handle(w http.ResponseWriter, r *http.Request) {
	work(context.Background())
	work(r.Context())
	go func() {
		work(context.Background())
	}()
	ctx := context.TODO()
	work(ctx)
}

func notHandler(w http.ResponseWriter) {
	work(context.Background())
}
