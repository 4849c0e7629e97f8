/** Decides what secrets of Amazon Web Services look like. */
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText, toBase64, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessKeyId = `${'AK'}${'IA'}${sampleText(16, UPPER_AND_DIGITS)}`
const secretKey = sampleText(40, undefined, 3)
const sessionToken = `IQoJb3JpZ2lu${sampleText(400, undefined, 4)}`
const bedrockKey = `ABSK${toBase64(`BedrockAPIKey-abcd-at-480731222233:${sampleText(48)}`)}`
const shortBedrockKey = `bedrock-api-key-${toBase64('bedrock.amazonaws.com/?Action=Call')}`
const appSyncKey = `da2-${sampleText(26, LOWER_AND_DIGITS)}`
const smtpPassword = `B${sampleText(43, undefined, 5)}`

export const aws: SecretProvider = {
  name: 'Amazon Web Services',
  revoke:
    'In the IAM console, open the user, Security credentials, and deactivate and delete the key; ' +
    'for temporary credentials, revoke the sessions of the role.',
  formats: [
    {
      id: 'aws-access-key-id',
      title: 'AWS access key id',
      opens: 'sign requests to AWS as its owner, together with the secret access key',
      kind: 'secret',
      keywords: ['akia', 'asia', 'abia', 'acca', 'a3t'],
      pattern: buildPattern(
        'g',
        /(?<![A-Za-z0-9/+_-])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)/,
        /[A-Z2-7]{16}(?![A-Za-z0-9/+=_-])/,
      ),
      publicLength: 4,
      // In a signed address it only says who signed; the signature holds for this address alone.
      judge: ({ secret, before }) =>
        /[2-7]/.test(secret.slice(4)) && !/(?:Credential|AccessKeyId)=$/.test(before(16))
          ? 'unproven'
          : 'none',
      catches: [
        `aws_access_key_id: ${accessKeyId}`,
        `{"accessKeyId":"${accessKeyId}"}`,
        `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
      ],
      ignores: [
        `${'AK'}${'IA'}IOSFODNN7EXAMPLE`,
        `x${accessKeyId}`,
        `https://files.test/a?X-Amz-Credential=${accessKeyId}%2F20260102%2Feu-west-1`,
        `${'AK'}${'IA'}${'A'.repeat(16)}`,
      ],
    },
    {
      id: 'aws-secret-access-key',
      title: 'AWS secret access key',
      opens: 'sign requests to AWS as its owner',
      kind: 'secret',
      keywords: [
        ...['aws_', 'aws-', 'aws.', 'awss', 'awsa', 'awsk', 'amazon'],
        ...['secret_access', 'secret-access', 'secretaccess', 'secretkey'],
      ],
      pattern: buildPattern(
        'dgi',
        [
          /(?:aws|amazon)[\w.-]{0,24}(?:key|secret)(?:_?value)?/,
          /(?<!(?:gs|gcs|r2|spaces)_)secret[_-]?access[_-]?key/,
          /(?<![\w.-])secretkey/,
        ],
        ASSIGNS,
        /([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) =>
        !/^[0-9a-f]+$/i.test(secret) && looksRandom(secret) ? 'unproven' : 'none',
      catches: [`aws_secret_access_key = ${secretKey}`, `"secretAccessKey": "${secretKey}"`],
      ignores: [
        `aws_secret_access_key = ${'a'.repeat(40)}`,
        `aws_image_key: ${sampleText(40, HEX)}`,
        `AWS_SECRET_ACCESS_KEY=${'wJalrXUtnFEMI/K7MDENG/'}${'bPxRfiCYEXAMPLEKEY'}`,
      ],
    },
    {
      id: 'aws-session-token',
      title: 'AWS session token',
      kind: 'secret',
      // What these are base64 of says that AWS made them, and where.
      keywords: ['iqojb3jpz2lu', 'fwogzxivyxdz', 'fqogzxivyxdz'],
      reach: 2_000,
      pattern: buildPattern(
        'g',
        /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz)[A-Za-z0-9+/]{80,1900}={0,2}/,
        /(?![A-Za-z0-9+/=])/,
      ),
      publicLength: 12,
      isStructured: true,
      judge: judgeRandom(12),
      catches: [`AWS_SESSION_TOKEN=${sessionToken}`, `"SessionToken": "${sessionToken}"`],
      ignores: [`IQoJb3JpZ2lu${'A'.repeat(100)}`, 'IQoJb3JpZ2luX2VjE is how tokens begin'],
    },
    {
      id: 'aws-bedrock-api-key',
      title: 'Amazon Bedrock API key',
      kind: 'secret',
      keywords: ['absk'],
      reach: 320,
      pattern: /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{106,269}={0,2}(?![A-Za-z0-9+/=])/g,
      publicLength: 4,
      judge: ({ secret }) => {
        if (secret.startsWith('QmVkcm9ja0FQSUtleS', 4)) return 'genuine'
        return looksRandom(secret) ? 'unproven' : 'none'
      },
      catches: [`AWS_BEARER_TOKEN_BEDROCK=${bedrockKey}`, `Authorization: Bearer ${bedrockKey}`],
      ignores: [`ABSK${'A'.repeat(120)}`, `ABSK${sampleText(40)}`],
    },
    {
      id: 'aws-bedrock-short-key',
      title: 'Amazon Bedrock API key of short life',
      kind: 'secret',
      keywords: ['bedrock-api-key-ymvkcm9jay5hbwf6b25hd3muy29t'],
      reach: 2_000,
      pattern: /(?<![\w-])bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{4,1900}={0,2}/g,
      publicLength: 16,
      isStructured: true,
      judge: () => 'genuine',
      catches: [`token = "${shortBedrockKey}"`, `AWS_BEARER_TOKEN_BEDROCK=${shortBedrockKey}`],
      ignores: ['bedrock-api-key-policy-of-the-company', 'export BEDROCK_API_KEY=bedrock-api-key-'],
    },
    {
      id: 'aws-appsync-api-key',
      title: 'AWS AppSync API key',
      kind: 'secret',
      keywords: ['da2-'],
      pattern: /(?<![\w-])da2-[a-z0-9]{26}(?![\w-])/g,
      publicLength: 4,
      judge: ({ secret }) => (new Set(secret).size >= 12 ? 'unproven' : 'none'),
      catches: [`aws_appsync_apiKey: '${appSyncKey}'`, `x-api-key: ${appSyncKey}`],
      ignores: [`da2-${'x'.repeat(26)}`, `da2-${sampleText(40, HEX)}`],
    },
    {
      id: 'aws-account-id',
      title: 'AWS account id',
      kind: 'publishable',
      keywords: ['arn:aws', 'account_id', 'account-id', 'accountid'],
      pattern: buildPattern(
        'dgi',
        [
          /(?<![\w:])arn:aws(?:-[a-z-]{2,12})?:[a-z0-9-]{2,40}:[a-z0-9-]{0,20}:/,
          buildPattern('', /aws[_-]?account[_-]?id/, ASSIGNS),
        ],
        /(\d{12})(?!\w)/,
      ),
      publicLength: 0,
      // The numbers of manuals: 111122223333, 444455556666.
      judge: ({ secret }) => (/(\d)\1{2}/.test(secret) ? 'none' : 'unproven'),
      catches: [
        `aws_account_id=${'4813'}${'20755947'}`,
        `"Arn": "arn:aws:kms:eu-west-1:${'4813'}${'20755947'}:key/shop"`,
      ],
      ignores: ['arn:aws:iam::123456789012:user/ada', 'AWS_ACCOUNT_ID=111122223333'],
    },
    {
      id: 'aws-ses-smtp-password',
      title: 'Amazon SES SMTP password',
      kind: 'secret',
      keywords: ['ses_', 'ses-', 'smtp'],
      ...namedValue({
        names: /(?<![a-z])ses[_-]|smtp/,
        ends: /pass(?:word)?/,
        value: /B[A-Za-z0-9/+]{43}/,
      }),
      catches: [`SES_SMTP_PASSWORD=${smtpPassword}`, `"smtp": { "pass": "${smtpPassword}" }`],
      ignores: [`SMTP_PASSWORD=B${'x'.repeat(43)}`, `smtp_message_id: ${smtpPassword}`],
    },
  ],
}
