package settings

import (
	"crypto/tls"
	"database/sql"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/service/ec2"
	"github.com/aws/aws-sdk-go/service/rds"
	"github.com/aws/aws-sdk-go/service/s3"
	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
	"github.com/gorilla/websocket"
	"github.com/rs/cors"
	"github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/client-go/rest"
)

func transports() {
	a := &tls.Config{InsecureSkipVerify: true}
	b := tls.Config{ServerName: "x", InsecureSkipVerify: true, MinVersion: tls.VersionTLS12}
	c := &tls.Config{InsecureSkipVerify: false}
	c.InsecureSkipVerify = true
	c.InsecureSkipVerify = false
	d := &tls.Config{MinVersion: tls.VersionTLS10}
	e := &tls.Config{MinVersion: tls.VersionTLS13}
	f := &tls.Config{MinVersion: tls.VersionSSL30, ServerName: "y"}
	g := &tls.Config{ClientAuth: tls.NoClientCert}
	h := &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert}
	i := &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA, tls.TLS_AES_128_GCM_SHA256}}
	j := &tls.Config{CipherSuites: []uint16{tls.TLS_AES_128_GCM_SHA256}}
	k := &tls.Config{Renegotiation: tls.RenegotiateFreelyAsClient}
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}
	use(a, b, c, d, e, f, g, h, i, j, k, transport)
}

func cookies(w http.ResponseWriter, value string) {
	http.SetCookie(w, &http.Cookie{Name: "a", Value: value, Secure: false})
	http.SetCookie(w, &http.Cookie{Name: "a", Value: value, HttpOnly: false, Secure: true})
	http.SetCookie(w, &http.Cookie{Name: "a", Value: value, SameSite: http.SameSiteNoneMode})
	http.SetCookie(w, &http.Cookie{Name: "a", Value: value, SameSite: http.SameSiteLaxMode})
	http.SetCookie(w, &http.Cookie{Name: "session", Value: value})
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: value, HttpOnly: true})
	cookie := http.Cookie{Name: "b"}
	cookie.Secure = false
	cookie.HttpOnly = false
	cookie.HttpOnly = true
	options := &sessions.Options{MaxAge: 0}
	others := &sessions.Options{MaxAge: 3600, Secure: false}
	strict := &sessions.Options{MaxAge: 3600, Secure: true}
	use(options, others, strict)
}

func servers(handler http.Handler) {
	one := &http.Server{Addr: "localhost:1"}
	two := &http.Server{Addr: "localhost:2", ReadHeaderTimeout: time.Second}
	three := http.Server{Handler: handler, ReadTimeout: time.Second}
	four := http.Server{Handler: handler, WriteTimeout: time.Second}
	five := &http.Server{}
	use(one, two, three, four, five)
}

func origins() {
	a := cors.New(cors.Options{AllowedOrigins: []string{"*"}})
	b := cors.New(cors.Options{AllowedOrigins: []string{"https://a.example", "*"}, Debug: true})
	c := cors.New(cors.Options{AllowedOrigins: []string{"https://a.example"}})
	d := cors.Config{AllowAllOrigins: true}
	e := cors.Config{AllowOrigins: []string{"*"}, AllowMethods: []string{"GET"}, AllowCredentials: true}
	f := cors.Config{AllowOrigins: []string{"*"}, AllowCredentials: false}
	g := cors.AllowAll()
	h := cors.Default()
	upgrader := websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}
	checked := websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return r.Host == "a" }}
	checked.CheckOrigin = func(request *http.Request) bool { return true }
	use(a, b, c, d, e, f, g, h, upgrader, checked)
}

func cloud(body Reader) {
	a := &s3.PutObjectInput{Body: body, ACL: aws.String("public-read")}
	b := &s3.PutObjectInput{Body: body, ACL: aws.String("private")}
	c := &s3.PutBucketAclInput{ACL: types.BucketCannedACLPublicRead}
	d := &rds.CreateDBInstanceInput{PubliclyAccessible: aws.Bool(true), MultiAZ: aws.Bool(true)}
	e := &rds.CreateDBInstanceInput{PubliclyAccessible: aws.Bool(false)}
	f := &ec2.IpRange{CidrIp: aws.String("0.0.0.0/0"), Description: aws.String("all")}
	g := &ec2.IpRange{CidrIp: aws.String("10.0.0.0/8")}
	h := &aws.Config{Region: aws.String("x"), DisableSSL: aws.Bool(true)}
	i := credentials.NewStaticCredentials("AKIA", "secret", "")
	j := credentials.NewStaticCredentials(key(), secret(), "")
	k := &ec2.CreateVolumeInput{Encrypted: aws.Bool(false)}
	l := &ec2.CreateVolumeInput{Encrypted: aws.Bool(true)}
	use(a, b, c, d, e, f, g, h, i, j, k, l)
}

func cluster(yes, no *bool) {
	a := corev1.SecurityContext{Privileged: yes, RunAsNonRoot: no}
	b := corev1.SecurityContext{RunAsNonRoot: yes}
	c := corev1.PodSpec{HostNetwork: true, HostPID: true}
	d := corev1.PodSpec{HostNetwork: false}
	e := rest.Config{Host: "x", Insecure: true}
	f := &rest.Config{Host: "x", TLSClientConfig: rest.TLSClientConfig{Insecure: true}}
	g := rest.TLSClientConfig{Insecure: false}
	h := rbacv1.PolicyRule{APIGroups: []string{""}, Verbs: []string{"*"}}
	i := rbacv1.PolicyRule{Verbs: []string{"get", "list"}}
	j := corev1.Container{Name: "a", Image: "shop:latest"}
	k := corev1.Container{Name: "a", Image: "shop:1.2.3"}
	use(a, b, c, d, e, f, g, h, i, j, k)
}

func databases(ctx Context, dsn string) {
	sql.Open("postgres", "host=db user=shop sslmode=disable")
	sql.Open("postgres", "host=db user=shop sslmode=verify-full")
	sql.Open("mysql", "shop:secret@tcp(db)/shop?tls=skip-verify")
	sql.Open("mysql", "shop:secret@tcp(db)/shop")
	sql.Open("postgres", dsn)
	gorm.Open(postgres.Open("host=db sslmode=disable"), &gorm.Config{})
	gorm.Open(postgres.Open("host=db sslmode=require"), &gorm.Config{})
	pgx.Connect(ctx, "postgres://shop:secret@db/shop")
	pgx.Connect(ctx, "postgres://shop@db/shop?sslmode=disable")
	pgx.Connect(ctx, "postgres://shop@db/shop")
	a := redis.Options{Addr: "shop:secret@db"}
	b := redis.Options{Addr: "db:6379"}
	mongo.Connect(ctx, options.Client().ApplyURI("mongodb://shop:secret@db"))
	mongo.Connect(ctx, options.Client().ApplyURI("mongodb://db"))
	use(a, b)
}

func logs(err error, logger Logger) {
	a := zap.Config{Development: true, Encoding: "json"}
	b := zap.Config{Development: false}
	gin.SetMode(gin.DebugMode)
	gin.SetMode(gin.ReleaseMode)
	logrus.SetLevel(logrus.DebugLevel)
	logrus.SetLevel(logrus.InfoLevel)
	logger.SetLevel(log.DebugLevel)
	c := &echo.HTTPError{Code: 500, Internal: err}
	d := &echo.HTTPError{Code: 500}
	e := fiber.Config{AppName: "x", EnablePrintRoutes: true}
	use(a, b, c, d, e)
}
