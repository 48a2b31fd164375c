resource "aws_s3_bucket" "a" {
  bucket = "x"
  acl    = "public-read"
}
resource "aws_s3_bucket" "b" {
  acl = "private"
}
resource "aws_s3_bucket" "c" {
  acl = "public-read-write"
  tags = { a = "b" }
}
resource "aws_db_instance" "d" {
  engine = "mysql"
  publicly_accessible = true
}
resource "aws_db_instance" "e" {
  storage_encrypted = true
}
resource "aws_security_group" "f" {
  ingress {
    from_port   = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
    description = "x"
  }
  ingress {
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    ipv6_cidr_blocks = ["::/0"]
  }
  egress {
    cidr_blocks = ["0.0.0.0/0"]
  }
}
data "aws_iam_policy_document" "g" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
  statement {
    actions = ["s3:Get*"]
  }
}
resource "aws_iam_policy" "h" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Action   = "*"
        Effect   = "Allow"
        Resource = "*"
      },
    ]
  })
}
resource "azurerm_storage_account" "i" {
  enable_https_traffic_only = false
  min_tls_version = "TLS1_0"
  network_rules {
    default_action = "Allow"
  }
}
resource "azurerm_storage_account" "j" {
  enable_https_traffic_only = true
  min_tls_version = "TLS1_2"
  network_rules {
    default_action = "Deny"
  }
}
resource "aws_lb_listener" "k" {
  ssl_policy = "ELBSecurityPolicy-TLS-1-0-2015-04"
}
provider "aws" {
  access_key = "AKIAXXXXXXXX"
  secret_key = var.secret
}
provider "aws" {
  access_key = var.x
  secret_key = "abc"
}
variable "l" {
  type    = string
  default = "x"
}
variable "m" {
  type = string
}
resource "aws_kms_key" "n" {
  description = "x"
}
resource "aws_kms_key" "o" {
  enable_key_rotation = true
}
resource "aws_instance" "p" {
  ami = "x"
}
resource "aws_instance" "q" {
  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}
