/**
 * A press archive in Express with Basic authentication, files and lists in XML and CSV.
 *
 * SOUND=1 asks for a password everywhere it should, shows no folders, and leads nobody away.
 */
import { timingSafeEqual } from 'node:crypto'
import express from 'express'

const sound = process.env.SOUND === '1'
const accounts = JSON.parse(process.env.ACCOUNTS) // { name: { password, desk } }

const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use((req, res, next) => {
  res.on('finish', () =>
    console.log(`"${req.method} ${req.originalUrl} HTTP/1.1" ${res.statusCode}`),
  )
  res.set({ 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'SAMEORIGIN' })
  if (sound) res.set({ 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4999' })
  if (sound) res.set({ 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store' })
  next()
})

function signIn(req, res, next) {
  const [, encoded = ''] = /^Basic (\S+)$/i.exec(req.get('authorization') ?? '') ?? []
  const [name, ...rest] = Buffer.from(encoded, 'base64').toString().split(':')
  const given = Buffer.from(rest.join(':'))
  const account = Object.hasOwn(accounts, name) ? accounts[name] : undefined
  const wanted = Buffer.from(account?.password ?? '')
  if (!account || wanted.length !== given.length || !timingSafeEqual(wanted, given)) {
    return res.status(401).set('WWW-Authenticate', 'Basic realm="Archive"').send('Who are you?')
  }
  req.account = { name, ...account }
  next()
}

const drafts = {
  sports: [{ no: 'S-2207', headline: 'Rowers win at home', words: 612, writer: 'imke' }],
  culture: [{ no: 'C-1841', headline: 'A theatre closes', words: 904, writer: 'jonas' }],
}
const xml = (res, text) => res.type('application/xml').send(`<?xml version="1.0"?>${text}`)
const toXml = (d) =>
  `<draft no="${d.no}"><headline>${d.headline}</headline><words>${d.words}</words></draft>`

app.get('/', (req, res) =>
  res.send(`<!doctype html><html><head><title>Archive</title></head><body><ul>
<li><a href="/archive/v2/drafts.xml">Drafts</a></li>
<li><a href="/archive/v2/subscribers.csv">Subscribers</a></li>
<li><a href="/files/">Files</a></li>
<li><a href="/out?url=https://press.example/imprint">Imprint</a></li></ul></body></html>`),
)

app.get('/archive/v2/drafts.xml', signIn, (req, res) =>
  xml(
    res,
    `<drafts desk="${req.account.desk}">${drafts[req.account.desk].map(toXml).join('')}</drafts>`,
  ),
)

const subscribers =
  'name,email,phone,street\n' +
  'Hedda Nissen,hedda.nissen@nordpost.de,+49 431 5550142,Holstenweg 4\n' +
  'Ole Petersen,ole.petersen@nordpost.de,+49 431 5550178,Am Kai 19\n' +
  'Frauke Jensen,frauke.jensen@nordpost.de,+49 431 5550119,Deichgasse 7\n'
const open = (req, res, next) => next()
app.get('/archive/v2/subscribers.csv', sound ? signIn : open, (req, res) => {
  if (sound && req.account.desk !== 'sports') return res.status(403).send('Not for your desk')
  res.type('text/csv').send(subscribers)
})

if (!sound) {
  app.get('/files/', (req, res) =>
    res.send(`<html><head><title>Index of /files/</title></head><body><h1>Index of /files/</h1><pre>
<a href="../">../</a>
<a href="layout.pdf">layout.pdf</a>              02-May-2024 10:11   48211
<a href="archive.sql">archive.sql</a>             01-May-2024 23:00  918233
</pre></body></html>`),
  )
  app.get('/backup.sql', (req, res) =>
    res
      .type('application/octet-stream')
      .send(
        '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n' +
          'DROP TABLE IF EXISTS `drafts`;\n' +
          'CREATE TABLE `drafts` (`no` varchar(12) NOT NULL);\n',
      ),
  )
}

app.get('/out', (req, res) => {
  const url = String(req.query.url ?? '/')
  // Only our own site, which begins like this.
  const isOwn = sound
    ? url === 'https://press.example/imprint'
    : url.startsWith('https://press.example')
  res.redirect(isOwn ? url : '/')
})

app.use((req, res) =>
  res.status(404).send('<!doctype html><title>Gone</title><p>Nothing here.</p>'),
)
app.use((error, req, res, next) => res.status(error.status ?? 500).send('Something went wrong.'))

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
