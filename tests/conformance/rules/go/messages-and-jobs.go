package jobs

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/bzip2"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/rpc"
	"net/smtp"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/status"
)

func mails(host, to, subject, password string, message Message, auth smtp.Auth) {
	a := smtp.PlainAuth("", "shop", "mail-secret", host)
	b := smtp.PlainAuth("", "shop", password, host)
	smtp.SendMail(host, nil, "shop", []string{to}, nil)
	smtp.SendMail(host, auth, "shop", []string{to}, nil)
	c := []byte("To: " + to)
	d := []byte("Hello " + to)
	e := fmt.Sprintf("To: %s\r\n", to)
	f := fmt.Sprintf("Subject: %s\r\nTo: %s\r\n", subject, to)
	g := fmt.Sprintf("Hello %s", to)
	client, _ := smtp.Dial(host)
	message.SetHeader("Subject", "Order "+subject)
	message.SetHeader("Subject", "Order")
	message.SetHeader("From", "Shop "+subject)
	use(a, b, c, d, e, f, g, client)
}

func queues(address string, brokers []string, channel Channel, publisher Publisher, text string) {
	amqp.Dial("amqp://guest@localhost")
	amqp.Dial("amqps://shop@queue")
	amqp.Dial(address)
	nats.Connect(nats.DefaultURL)
	nats.Connect(address)
	a := kafka.ReaderConfig{Topic: "orders", Brokers: brokers}
	b := kafka.ReaderConfig{Topic: "orders"}
	channel.Consume("orders", "", true, false, false, false, nil)
	channel.Consume("orders", "", false, false, false, false, nil)
	c := sarama.Config{ClientID: "x"}
	d := &sarama.Config{}
	publisher.Publish("orders", []byte(text))
	publisher.Publish("orders", message(text))
	use(a, b, c, d)
}

func repeated(cron Cron) {
	cron.AddFunc("@every 1s", work)
	cron.AddFunc("@daily", work)
	a := time.NewTicker(10 * time.Millisecond)
	b := time.NewTicker(time.Minute)
	time.AfterFunc(0, work)
	time.AfterFunc(time.Second, work)
	use(a, b)
	for {
		work()
		time.Sleep(time.Second)
	}
}

func repeatedOnce() {
	for i := 0; i < 3; i++ {
		time.Sleep(time.Second)
	}
}

func unpack(target string, header *tar.Header, file *zip.File) {
	one := filepath.Join(target, header.Name)
	two := path.Join(target, file.Name)
	three := target + "/" + header.Name
	four := filepath.Join(target, filepath.Base(header.Name))
	os.MkdirAll(header.Name, 0o700)
	os.MkdirAll(target, 0o700)
	os.Symlink(header.Linkname, one)
	os.Symlink(target, one)
	use(two, three, four)
}

func unpackChecked(target string, header *tar.Header) string {
	if strings.Contains(header.Name, "..") {
		return ""
	}
	return filepath.Join(target, header.Name)
}

func services(service Service, err error) error {
	server := grpc.NewServer()
	secured := grpc.NewServer(grpc.Creds(credentials()))
	reflection.Register(server)
	grpc.Dial("prices:80", grpc.WithInsecure())
	grpc.Dial("prices:80", grpc.WithTransportCredentials(insecure.NewCredentials()))
	grpc.Dial("prices:443", grpc.WithTransportCredentials(credentials()))
	a := playground.Handler("shop", "/query")
	service.Use(extension.Introspection{})
	service.Use(extension.FixedComplexityLimit(10))
	rpc.Register(service)
	use(secured, a)
	if err != nil {
		return status.Errorf(codes.Internal, "failed: %v", err)
	}
	return status.Error(codes.Internal, "failed")
}

func readers(r io.Reader, name string) {
	a, _, _ := image.Decode(r)
	b, _ := png.Decode(r)
	c, _, _ := image.DecodeConfig(r)
	d, _ := gzip.NewReader(r)
	e, _ := zip.OpenReader(name)
	f, _ := csv.NewReader(r).ReadAll()
	g, _ := csv.NewReader(r).Read()
	h := bufio.NewScanner(r)
	i := bzip2.NewReader(r)
	j := tar.NewReader(r)
	k := io.LimitReader(r, 100)
	use(a, b, c, d, e, f, g, h, i, j, k)
}
