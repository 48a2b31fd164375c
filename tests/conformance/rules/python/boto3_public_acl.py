import boto3

s3 = boto3.client("s3")
# ruleid: boto3-public-acl
s3.put_object(Bucket="b", Key="k", Body=b"", ACL="public-read")
# ruleid: boto3-public-acl
s3.put_object(ACL="public-read-write", Bucket="b", Key="k")
# ok: boto3-public-acl
s3.put_object(Bucket="b", Key="k", ACL="private")
# ruleid: boto3-public-acl
s3.put_bucket_acl(Bucket="b", ACL="public-read")
# ok: boto3-public-acl
s3.put_bucket_acl(Bucket="b", ACL="not-public")
# ruleid: boto3-public-acl
s3.upload_file("a", "b", "c", ExtraArgs={"ContentType": "text/html", "ACL": "public-read"})
# ok: boto3-public-acl
s3.upload_file("a", "b", "c", ExtraArgs={"ACL": "private"})
extra = {"ACL": "public-read"}
# ruleid: boto3-public-acl
s3.upload_file("a", "b", "c", ExtraArgs=extra)
