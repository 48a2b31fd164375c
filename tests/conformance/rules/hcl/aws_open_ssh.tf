resource "aws_security_group" "web" {
  name = "web"

  # ruleid: aws-open-ssh
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }

  # ok: aws-open-ssh
  ingress {
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }

  # ok: aws-open-ssh
  egress {
    from_port   = 0
    cidr_blocks = ["0.0.0.0/0"]
  }

  # ok: aws-open-ssh
  ingress {
    from_port   = 3389
    cidr_blocks = ["192.168.0.0/16"]
  }
}
