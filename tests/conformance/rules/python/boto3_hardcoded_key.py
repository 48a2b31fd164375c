import os

import boto3
from boto3 import client
from boto3.session import Session

# ruleid: boto3-hardcoded-key
s3 = boto3.client("s3", aws_access_key_id="AKIAABCDEFGHIJKLMNOP", aws_secret_access_key=os.environ["K"])
# ok: boto3-hardcoded-key
sqs = boto3.resource("sqs", aws_access_key_id=os.environ["ID"], aws_secret_access_key=os.environ["K"])
# ruleid: boto3-hardcoded-key
session = Session(region_name="eu-west-1", aws_secret_access_key="abcdefghijklmnopqrstuvwxyz0123456789ABCD")
# ok: boto3-hardcoded-key
session = boto3.Session(aws_access_key_id="<your key>", profile_name="dev")
# ruleid: boto3-hardcoded-key
ec2 = client("ec2", aws_session_token="IQoJb3JpZ2luX2VjEXAMPLEtoken00")
SECRET = "abcdefghijklmnopqrstuvwxyz0123456789ABCD"
# ruleid: boto3-hardcoded-key
db = boto3.resource("dynamodb", aws_secret_access_key=SECRET)
# ok: boto3-hardcoded-key
sns = boto3.client("sns", region_name="eueueueueueueueueue")
