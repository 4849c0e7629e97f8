/** Says what is wrong with the meters over TLS. */
import { createSampleCertificate } from '../../scanner/sample-certificate.ts'
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const meter = makeKey('mtr_', 'meters')
const grid = makeKey('mtr_', 'grid')

export const meterTls: Target = {
  name: 'meter-tls',
  program: 'app.js',
  about: 'plain Node; TLS with old versions and an expired certificate, beside a plain twin',
  given: async (isSound) => {
    const { cert, key, ca } = await createSampleCertificate(isSound ? 'good' : 'expired')
    return {
      environment: { TLS_CERT: cert, TLS_KEY: key, METER_KEY: meter, GRID_KEY: grid },
      keys: [
        { name: 'meter', text: meter },
        { name: 'grid', text: grid },
      ],
      ca,
      host: 'api.sample.test',
      isInsecure: !isSound,
    }
  },
  mustFind: [
    { ruleId: 'https-redirect-missing' },
    { ruleId: 'hsts-missing' },
    { ruleId: 'tls-weak' },
    { ruleId: 'tls-certificate-invalid' },
    { ruleId: 'mixed-content' },
    { ruleId: 'cookie-flags-missing' },
    { ruleId: 'referrer-policy-missing', isInfo: true },
  ],
  mayFind: [{ ruleId: 'cleartext-transport' }],
}
