/** Says in plain words why nobody could be reached over the network, without any of their words. */

const CERTIFICATE = 'its certificate is not trusted; "ca" names whom to trust'
const GONE = 'it ended the connection'
const NO_NAME = 'the name has no address'
const NO_WAY = 'no way leads there'
const OWN_CERTIFICATE = 'it asks for another certificate of ours; see "cert" and "key"'
const REFUSED = 'nobody listens there'
const SILENT = 'it does not react'

/** The code stays beside the words: it is what people look up. */
const WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock right?',
  CERT_UNTRUSTED: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  EAI_AGAIN: NO_NAME,
  ECONNREFUSED: REFUSED,
  ECONNRESET: GONE,
  EHOSTUNREACH: NO_WAY,
  ENETUNREACH: NO_WAY,
  ENOTFOUND: NO_NAME,
  EPIPE: GONE,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: OWN_CERTIFICATE,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: OWN_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: OWN_CERTIFICATE,
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ETIMEDOUT: SILENT,
  HTTPParserError: 'it does not speak HTTP',
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UND_ERR_CONNECT_TIMEOUT: SILENT,
  UND_ERR_DESTROYED: 'this server stops',
  UND_ERR_SOCKET: GONE,
}

/** Such as `ECONNREFUSED: nobody listens there`; texts of errors may hold what a stranger wrote. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const words = WORDS[code]
  return words === undefined ? code : `${code}: ${words}`
}
