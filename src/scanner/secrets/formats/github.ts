/** Decides what secrets of GitHub look like. */

import { encodeBase62 } from '../../../base/base62.ts'
import { crc32Ascii } from '../../../base/crc32.ts'
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { decodeJwt } from '../decode-jwt.ts'
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText, sampleWithChecksum, toBase64Url } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

/** Six characters at the end are the CRC-32 of the thirty before them, in base 62. */
function judgeChecksum({ secret }: SecretMatch): 'genuine' | 'unproven' | 'none' {
  const letters = secret.slice(4, 34)
  if (secret.length === 40 && secret.endsWith(encodeBase62(crc32Ascii(letters), 6))) {
    return 'genuine'
  }
  return looksRandom(secret.slice(4)) ? 'unproven' : 'none'
}

function sampleInstallationToken(): string {
  const [header, claims] = [{ alg: 'RS256' }, { iss: '4813', exp: 1_900_000_000 }].map((part) =>
    toBase64Url(JSON.stringify(part)),
  )
  return `ghs_4813_${header}.${claims}.${sampleText(43)}`
}

export const github: SecretProvider = {
  name: 'GitHub',
  revoke:
    'In GitHub, open Settings, Developer settings, and delete the token or replace the secret.',
  formats: [
    {
      id: 'github-token',
      title: 'GitHub access token',
      kind: 'secret',
      keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
      pattern: /(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36,76}(?![A-Za-z0-9_])/g,
      publicLength: 4,
      judge: judgeChecksum,
      catches: [
        `GITHUB_TOKEN=${'ghp_'}${sampleWithChecksum()}`,
        `"oauth_token": "${'gho_'}${sampleWithChecksum(2)}"`,
        `git clone http://${'ghs_'}${sampleWithChecksum(3)}@github.com/shop/shop.git`,
      ],
      ignores: [`${'ghp_'}${'x'.repeat(36)}`, `tough_${sampleText(36)}`, 'ghp_ is the prefix'],
    },
    {
      id: 'github-installation-token',
      title: 'GitHub token of an installed app',
      kind: 'secret',
      keywords: ['ghs_'],
      reach: 1_600,
      pattern: /(?<![A-Za-z0-9_])ghs_\d{1,12}_eyJ[\w-]{8,200}\.eyJ[\w-]{4,800}\.[\w-]{40,500}/g,
      publicLength: 4,
      isStructured: true,
      judge: ({ secret }) =>
        decodeJwt(secret.slice(secret.indexOf('eyJ'))) === undefined ? 'none' : 'genuine',
      catches: [
        `GITHUB_TOKEN=${sampleInstallationToken()}`,
        `"token":"${sampleInstallationToken()}"`,
      ],
      ignores: [`ghs_12345_eyJ${sampleText(30)}.eyJ${sampleText(30)}.${sampleText(43)}`],
    },
    {
      id: 'github-fine-grained-token',
      title: 'GitHub fine-grained access token',
      kind: 'secret',
      keywords: ['github_pat_'],
      pattern: /(?<!\w)github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?!\w)/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [
        `token: ${'github_'}pat_${sampleText(22)}_${sampleText(59)}`,
        `https://${'github_'}pat_${sampleText(22)}_${sampleText(59)}@github.com/shop/shop.git`,
      ],
      ignores: [`${'github_'}pat_${'0'.repeat(22)}_${'0'.repeat(59)}`, 'github_pat_…'],
    },
    {
      id: 'github-client-secret',
      title: 'GitHub OAuth client secret',
      kind: 'secret',
      keywords: [
        'github_',
        'githubs',
        'githubc',
        'githubo',
        'githuba',
        'github-',
        'github.client',
        'github.secret',
      ],
      pattern: buildPattern('dgi', /github[\w.-]{0,24}secret/, ASSIGNS, /([0-9a-f]{40})(?![\w-])/),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `GITHUB_CLIENT_SECRET=${sampleText(40, HEX)}`,
        `{"githubSecret": "${sampleText(40, HEX)}"}`,
      ],
      ignores: [`github_secret_commit: ${'0'.repeat(40)}`, `github_sha: ${sampleText(40, HEX)}`],
    },
  ],
}
