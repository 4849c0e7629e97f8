import { dirname, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fetchPages, serveSite } from '../../../../../test/fixtures/sources/serve-site.ts'

describe('a page that leads out', () => {
  it('by a redirect is not followed to a host that was not given', async () => {
    const inner = await serveSite({ '/secret': 'x', '/': '<p>' })
    const site = await serveSite({
      '/': '<script src="/a.js"></script><script src="/loop.js"></script>',
      '/a.js': (response) => response.writeHead(302, { location: `${inner.origin}/secret` }).end(),
      '/loop.js': (response) => response.writeHead(302, { location: '/loop.js' }).end(),
      '/moved': (response) => response.writeHead(301, { location: inner.origin }).end(),
      '/near': (response) => response.writeHead(301, { location: '/' }).end(),
    })
    const { shown, skips } = await fetchPages(`${site.origin}/near`)
    expect(shown).toEqual(['/'])
    expect(skips).toEqual([
      `/a.js: leads to another host, ${inner.origin}, which was not given`,
      '/loop.js: leads from one redirect to the next',
    ])
    expect((await fetchPages(`${site.origin}/moved`)).shown).toEqual([])
    expect(inner.asked).toEqual([])
  })

  it('by an address of another kind is not followed', async () => {
    const site = await serveSite({
      '/': `<base href="file:///etc/"><script src="passwd.js"></script>
        <script src="file:///etc/passwd.js"></script>
        <script src="data:text/javascript,1"></script>`,
      '/a.js': 'x\n//# sourceMappingURL=file:///etc/passwd',
    })
    expect((await fetchPages(`${site.origin}/`)).shown).toEqual(['/'])
    expect((await fetchPages(`${site.origin}/a.js`)).shown).toEqual(['/a.js'])
  })

  it('by an address that may not be asked is refused', async () => {
    const site = await serveSite({ '/': 'x' })
    const walk = fetchPages(`${site.origin}/`, { isAddressAllowed: () => false })
    await expect(walk).rejects.toMatchObject({ code: 'target_unreachable' })
    expect(site.asked).toEqual([])
  })

  it('by the name of a script is written nowhere but in the private folder', async () => {
    const names = ['/%2e%2e%2f%2e%2e%2fout.js', '/a%2F..%2F..%2Fb.js', '/%00.js', '/-x/..;/c.js']
    const site = await serveSite({
      '/': names.map((name) => `<script src="${name}"></script>`).join(''),
      ...Object.fromEntries(names.map((name) => [name, 'x'])),
    })
    const { tasks } = await fetchPages(`${site.origin}/`)
    expect(tasks).toHaveLength(5)
    const root = dirname(dirname(String(tasks[0]?.path)))
    for (const { path } of tasks) expect(relative(root, String(path))).not.toMatch(/^\.\./)
  })

  it('with a changing name is not asked for', async () => {
    const site = await serveSite({
      '/': '<link rel=manifest href="/users/delete-all"><script src="/delete.js"></script>',
      '/delete.js': '',
      '/users/delete-all': '',
    })
    expect((await fetchPages(`${site.origin}/`)).skips).toEqual([
      '/users/delete-all: did not answer',
    ])
    expect(site.asked).toEqual(['/', '/delete.js'])
  })
})
