resource "aws_s3_bucket" "a" {
  bucket = "a"
  # ruleid: aws-s3-public
  acl = "public-read"
}

resource "aws_s3_bucket_acl" "b" {
  # ok: aws-s3-public
  acl = "private"
}

resource "aws_s3_object" "c" {
  # ok: aws-s3-public
  acl = "public-read"
}

resource "aws_s3_bucket_acl" "d" {
  # ruleid: aws-s3-public
  acl = "public-read-write"
  bucket = aws_s3_bucket.a.id
}
