# ruleid: aws-db-not-encrypted
resource "aws_db_instance" "a" {
  engine = "mysql"
}

# ok: aws-db-not-encrypted
resource "aws_db_instance" "b" {
  engine            = "mysql"
  storage_encrypted = true
}

# ruleid: aws-db-not-encrypted
resource "aws_db_instance" "c" {
  storage_encrypted = false
  engine            = "mysql"
}

# ok: aws-db-not-encrypted
resource "aws_db_instance" "d" {
  replicate_source_db = aws_db_instance.b.id
}

# ok: aws-db-not-encrypted
resource "aws_rds_cluster" "e" {
  engine = "x"
}
