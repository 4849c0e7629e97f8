import { describe, expect, it } from 'vitest'
import { readScriptPaths } from './read-script-paths.ts'

/** `$` and a brace: a template of the script, not of this file. */
const $ = '$'

function read(script: string): string[] {
  return readScriptPaths(script).map(({ method, target }) => `${method} ${target}`)
}

const cases: Readonly<Record<string, readonly [script: string, paths: readonly string[]]>> = {
  'calls of fetch, axios and their like': [
    'fetch("/a"); axios.get(\'/b\'); api.get<User[]>("/c"); request({url:"/d",method:"post"})',
    ['GET /a', 'GET /b', 'GET /c', 'POST /d'],
  ],
  'XMLHttpRequest and jQuery': [
    'x.open("PUT","/a"); $.post("/b"); $.ajax({type:"DELETE",url:"/c"})',
    ['PUT /a', 'POST /b', 'DELETE /c'],
  ],
  'options after the path': ['fetch("/a",{headers:{a:1},method:"PATCH"})', ['PATCH /a']],
  templates: [
    `const API="/api";fetch(\`${$}{API}/users/${$}{user.id}/orders?x=${$}{y}\`)`,
    ['GET /api/users/{id}/orders?x={id}', 'GET /api'],
  ],
  'a path that has a name, and none that may be any': [
    `const API="/api",ALL="/users";fetch(\`${$}{API}${$}{ALL}\`);` +
      `const f=(path)=>fetch(\`${$}{API}${$}{path}\`)`,
    ['GET /api', 'GET /users', 'GET /api/users'],
  ],
  sums: [
    'var b="/api";fetch(b+"/users/"+user.userId+"/name")',
    ['GET /api', 'GET /api/users/{userId}/name'],
  ],
  'concat of compiled scripts': [
    'var t="/api";n.get("/w/".concat(e,"/parts"));n.get("".concat(t,"/me"))',
    ['GET /api', 'GET /w/{id}/parts', 'GET /api/me'],
  ],
  'quotes that do not pair': ['// don\'t\nif(/["\']/.test(x))fetch("/a") // it\'s', ['GET /a']],
  'escaped slashes': ['fetch("\\/a\\/b")', ['GET /a/b']],
  'tables of paths without a slash': [
    'const r={LOGIN:"api/auth/login"},s={IDENTITY:"identity/"}',
    ['GET /api/auth/login'],
  ],
  'other hosts': ['fetch("https://api.example.com/v1/z")', ['GET https://api.example.com/v1/z']],
  'no types, comments and expressions': [
    'a("text/html"); b("//comment"); c("/ with spaces"); d("/^a+$/"); e("/")',
    [],
  ],
}

describe('readScriptPaths', () => {
  for (const [name, [script, paths]] of Object.entries(cases)) {
    it(`reads ${name}`, () => {
      expect(read(script).sort()).toEqual([...paths].sort())
    })
  }

  it('knows the base that a client is made with', () => {
    const [, link] = readScriptPaths('axios.create({baseURL:"/api/v2"});c.get("/widgets")')
    expect(link).toEqual({ target: '/widgets', method: 'GET', isCalled: true, bases: ['/api/v2'] })
  })

  it('knows the base to which a function of the script adds what it is called with', () => {
    for (const added of ['a+p', `\`${$}{a}${$}{p}\``]) {
      const script = `const a="/api/v2";async function g(p){return fetch(${added})}g("/widgets")`
      const link = readScriptPaths(script).find(({ target }) => target === '/widgets')
      expect(link).toEqual({
        target: '/widgets',
        method: 'GET',
        isCalled: true,
        bases: ['/api/v2'],
      })
    }
  })
})
