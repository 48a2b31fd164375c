data "aws_iam_policy_document" "a" {
  statement {
    # ruleid: aws-iam-star
    actions   = ["*"]
    resources = ["arn:x"]
  }
  statement {
    # ok: aws-iam-star
    actions = ["s3:Get*"]
  }
}

resource "aws_iam_policy" "b" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # ruleid: aws-iam-star
        Action   = "*"
        Effect   = "Deny"
        Resource = "*"
      },
      # ruleid: aws-iam-star
      {
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = "*"
      },
    ]
  })
}
