import { Stack, StackProps, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { PolicyStatement, Effect } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const ADMIN_PORT = 3389;

export class AccessStack extends Stack {
  constructor(scope: Construct, id: string, private readonly props: StackProps & { vpc: ec2.IVpc }) {
    super(scope, id, props);
    const role = new iam.Role(this, 'role', { assumedBy: new iam.AccountRootPrincipal() });

    role.addToPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] }));
    role.addToPolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.ALLOW,
        actions: ['s3:GetObject', 's3:*'],
        resources: [`arn:aws:s3:::${id}/*`],
      }),
    );
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:Get*', 's3:List*'], resources: ['*'] }));
    role.addToPolicy(new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['iam:*'], resources: ['*'] }));
    role.addToPolicy(new PolicyStatement({ resources: ['*'], actions: ["kms:*"], sid: 'Keys' }));
    role.addToPolicy(new PolicyStatement({ effect: Effect.DENY, actions: ["kms:*"] }));
    const statement = new PolicyStatement();
    statement.addActions('*');

    const group = new ec2.SecurityGroup(this, 'group', { vpc: props.vpc });
    group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22), 'ssh');
    group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
    group.addIngressRule(ec2.Peer.ipv4('10.0.0.0/8'), ec2.Port.tcp(22));
    group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(ADMIN_PORT));
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(5432));
    if (props.env) {
      group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(5432), 'postgres', true);
    }
    const other = ec2.SecurityGroup.fromSecurityGroupId(this, 'other', 'sg-1');
    other.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22));

    new rds.DatabaseInstance(this, 'plain', { engine, vpc: props.vpc });
    new rds.DatabaseInstance(this, 'fine', { engine, storageEncrypted: true });
    new rds.DatabaseInstance(
      this,
      'public',
      { engine, storageEncrypted: true, publiclyAccessible: true },
    );
    new rds.DatabaseCluster(this, 'cluster', {
      engine,
      storageEncryptionKey: new kms.Key(this, 'key'),
      deletionProtection: false,
      backup: { retention: Duration.days(7) },
    });
    new rds.DatabaseCluster(this, 'good', { engine, storageEncryptionKey: key, deletionProtection: true });
    new rds.ServerlessCluster(this, 'serverless', { engine });
    new rds.DatabaseInstance(this, 'spread', { ...defaults, engine });
  }
}
