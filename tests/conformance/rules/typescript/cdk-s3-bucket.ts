import * as cdk from '@aws-cdk/core';
import * as s3 from '@aws-cdk/aws-s3';
import { Bucket } from '@aws-cdk/aws-s3';
import * as kms from '@aws-cdk/aws-kms';

export interface Props extends cdk.StackProps {
  readonly key?: kms.Key;
}

export class StorageStack extends cdk.Stack {
  private readonly logs: s3.Bucket;

  constructor(scope: cdk.Construct, id: string, props?: Props) {
    super(scope, id, props);

    new s3.Bucket(this, 'bare');
    new s3.Bucket(this, 'empty', {});
    new s3.Bucket(this, 'open', { publicReadAccess: true, versioned: true });
    new s3.Bucket(this, 'closed', { publicReadAccess: false, enforceSSL: true });
    new s3.Bucket(this, 'plain', {
      encryption: s3.BucketEncryption.UNENCRYPTED,
      enforceSSL: true,
    });
    new s3.Bucket(this, 'kms', {
      bucketName: `logs-${this.region}`,
      encryption: s3.BucketEncryption.KMS_MANAGED,
      enforceSSL: true,
    });
    new s3.Bucket(this, 'key', { encryptionKey: props?.key, enforceSSL: true });
    const direct = new Bucket(this, 'direct', { versioned: true });
    const good = new Bucket(this, 'good', { encryption: BucketEncryption.S3_MANAGED });
    const none = new Bucket(this, 'none');
    this.logs = new s3.Bucket(this, 'logs', { ...props, enforceSSL: true, encryptionKey: this.key });

    const site = new s3.Bucket(this, 'site', { enforceSSL: true, encryption: s3.BucketEncryption.S3_MANAGED });
    site.addLifecycleRule({ enabled: true });
    site.grantPublicAccess('assets/*', 's3:GetObject');

    const own = new s3.Bucket(this, 'own', { enforceSSL: true, encryption: s3.BucketEncryption.S3_MANAGED });
    own.grantRead(site);

    const block = new s3.BlockPublicAccess({ blockPublicAcls: true, ignorePublicAcls: false });
    const all = new s3.BlockPublicAccess({ blockPublicAcls: true });
    for (const name of ['a', 'b']) {
      new s3.Bucket(this, name, {
        enforceSSL: true,
        publicReadAccess: true as boolean,
        encryption: s3.BucketEncryption.KMS,
      });
    }
  }
}
