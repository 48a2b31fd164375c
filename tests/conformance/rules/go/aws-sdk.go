package upload

import (
	"bytes"
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go/aws/session"
)

const secretKey = "abcdefghijklmnop"

type uploader struct {
	client *s3.Client
	bucket string
}

func (u *uploader) put(ctx context.Context, key string, data []byte) error {
	_, err := u.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket: aws.String(u.bucket),
		Key:    aws.String(key),
		Body:   bytes.NewReader(data),
	})
	if err != nil {
		return err
	}
	_, err = u.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket:               &u.bucket,
		Key:                  &key,
		ServerSideEncryption: types.ServerSideEncryptionAes256,
		ACL:                  types.ObjectCannedACLPublicRead,
	})
	input := s3.PutObjectInput{Bucket: &u.bucket, ACL: types.ObjectCannedACLPrivate}
	input.Key = &key
	_, err = u.client.PutObject(ctx, &input)
	u.client.PutObject(ctx, &s3.PutObjectInput{Key: &key, SSEKMSKeyId: aws.String("k")})
	old := &s3.PutObjectInput{ACL: aws.String("public-read"), Key: &key, Body: nil}
	u.client.PutObject(ctx, old)
	return err
}

func buckets(ctx context.Context, client *s3.Client) {
	client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: aws.String("a"), ACL: types.BucketCannedACLPublicReadWrite})
	client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: aws.String("a"), ACL: types.BucketCannedACLPrivate})
	client.CreateBucket(ctx, &s3.CreateBucketInput{ACL: "public-read"})
	client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: aws.String("public")})
}

func configure(ctx context.Context, id, secret string) {
	credentials.NewStaticCredentials("AKIAX", "0123456789abcdef", "")
	credentials.NewStaticCredentials(id, secret, "")
	credentials.NewStaticCredentials("AKIAX", "", "")
	credentials.NewStaticCredentialsProvider(id, secretKey, "")
	credentials.NewStaticCredentialsProvider(id, "0123456789", "token")
	cfg, _ := config.LoadDefaultConfig(ctx, config.WithRegion("eu"))
	good, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return
	}
	sess := session.New()
	must := session.Must(session.NewSession())
	use(cfg, good, sess, must)
}
