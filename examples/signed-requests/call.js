/** Sends one signed request: node call.js KEY_ID PRIVATE_KEY.pem METHOD URL [BODY] */
import { readFileSync } from 'node:fs'
import { signRequest } from './sign-request.js'

const [keyId = '', file = '', method = 'GET', url = '', body] = process.argv.slice(2)
const key = { keyId, privateKey: readFileSync(file, 'utf8') }
const headers = signRequest({ method, url, body }, key)
const answer = await fetch(url, { method, headers, body })
console.log(answer.status, await answer.text())
