/** Decides what tokens of Mapbox look like. */
import { sampleText, toBase64Url } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

function sampleToken(kind: string): string {
  return `${kind}.${toBase64Url(`{"u":"shop","a":"${sampleText(25)}"}`)}.${sampleText(22)}`
}

/** Its middle is JSON that names the user. */
function judge({ secret }: SecretMatch): 'genuine' | 'none' {
  const middle = secret.split('.')[1] ?? ''
  return Buffer.from(middle, 'base64url').toString('latin1').startsWith('{"u":')
    ? 'genuine'
    : 'none'
}

export const mapbox: SecretProvider = {
  name: 'Mapbox',
  revoke: 'Delete the token at account.mapbox.com under Access tokens, and create another.',
  formats: [
    {
      id: 'mapbox-public-token',
      title: 'Mapbox public token',
      kind: 'publishable',
      keywords: ['pk.eyj'],
      pattern: /(?<![\w.-])pk\.eyJ[\w-]{20,200}\.[\w-]{20,24}(?![\w-])/g,
      publicLength: 6,
      isStructured: true,
      judge,
      catches: [
        `mapboxgl.accessToken = '${sampleToken('pk')}'`,
        `{"mapbox": "${sampleToken('pk')}"}`,
      ],
      ignores: [`pk.eyJ${sampleText(40)}.${sampleText(22)}`, 'pk.eyJ1Ijoi and so on'],
    },
    {
      id: 'mapbox-secret-token',
      title: 'Mapbox secret token',
      kind: 'secret',
      keywords: ['sk.eyj', 'tk.eyj'],
      pattern: /(?<![\w.-])[st]k\.eyJ[\w-]{20,200}\.[\w-]{20,24}(?![\w-])/g,
      publicLength: 6,
      isStructured: true,
      judge,
      catches: [`MAPBOX_TOKEN=${sampleToken('sk')}`, `token: '${sampleToken('tk')}'`],
      ignores: [`sk.eyJ${sampleText(40)}.${sampleText(22)}`, 'sk.eyJ1Ijoi and so on'],
    },
  ],
}
