/** Sends one signed request: node call.js KEY_ID PRIVATE_KEY.pem METHOD URL [BODY] */
import { readFileSync } from 'node:fs'
import { signRequest } from './sign-request.js'

const [keyId, file, method, url, body, ...more] = process.argv.slice(2)
if (!URL.canParse(url ?? '') || more.length > 0) {
  console.error('Usage: node call.js KEY_ID PRIVATE_KEY.pem METHOD URL [BODY]')
  process.exit(2)
}
let doing = `sign with ${file}`
try {
  const key = { keyId, privateKey: readFileSync(file, 'utf8') }
  const headers = signRequest({ method, url, body }, key)
  doing = `send to ${url}`
  const answer = await fetch(url, { method, headers, body })
  console.log(answer.status, await answer.text())
} catch (error) {
  console.error(`Could not ${doing}: ${error.cause?.message ?? error.message}`)
  process.exit(3)
}
