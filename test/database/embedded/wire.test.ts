import { connect, type Socket } from 'node:net'
import { type Document, deserialize, serialize } from 'bson'
import { type Running, startDatabase } from './folder'

let running: Running
const sockets: Socket[] = []

beforeAll(async () => {
  running = await startDatabase()
})

afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await running.close()
})

function raw(uri = running.embedded?.uri): Socket {
  const [, host = ''] = /^mongodb:\/\/([^/]+)\//.exec(uri ?? '') ?? []
  const [name = '', port] = host.split(':')
  const socket = port ? connect(Number(port), name) : connect(decodeURIComponent(host))
  socket.on('error', () => undefined)
  sockets.push(socket)
  return socket
}

interface Parts {
  sequence?: { name: string; documents: Document[] }
  flags?: number
  id?: number
}

function message(body: Document, { sequence, flags = 0, id = 7 }: Parts = {}): Buffer {
  const sections = [Buffer.from([0]), serialize(body)]
  if (sequence) {
    const documents = Buffer.concat([
      Buffer.from(`${sequence.name}\0`),
      ...sequence.documents.map((doc) => serialize(doc)),
    ])
    const size = Buffer.alloc(4)
    size.writeInt32LE(documents.length + 4)
    sections.push(Buffer.from([1]), size, documents)
  }
  if (flags & 1) sections.push(Buffer.from([1, 2, 3, 4]))
  const content = Buffer.concat(sections)
  const head = Buffer.alloc(20)
  head.writeInt32LE(content.length + 20, 0)
  head.writeInt32LE(id, 4)
  head.writeInt32LE(2013, 12)
  head.writeUInt32LE(flags >>> 0, 16)
  return Buffer.concat([head, content])
}

interface Answer {
  id: number
  /** The id of the message that it answers. */
  to: number
  /** Whether another comes by itself. */
  more: boolean
  body: Document
}

/** The next answer on a socket. */
async function answer(socket: Socket): Promise<Answer> {
  let bytes = Buffer.alloc(0)
  while (bytes.length < 4 || bytes.length < bytes.readInt32LE(0)) {
    const chunk =
      socket.read() ?? (await new Promise((resolve) => socket.once('readable', () => resolve(socket.read()))))
    if (chunk) bytes = Buffer.concat([bytes, chunk])
  }
  const rest = bytes.subarray(bytes.readInt32LE(0))
  if (rest.length) socket.unshift(rest)
  const offset = bytes.readInt32LE(12) === 1 ? 36 : 21
  const more = offset === 21 && (bytes.readInt32LE(16) & 2) > 0
  return {
    id: bytes.readInt32LE(4),
    to: bytes.readInt32LE(8),
    more,
    body: deserialize(bytes.subarray(offset, bytes.readInt32LE(0))),
  }
}

const ended = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))

const othersAreServed = async () => {
  expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
}

test('the old form of hello is answered in the old form', async () => {
  const socket = raw()
  const body = serialize({ isMaster: 1, helloOk: true })
  const head = Buffer.alloc(16)
  const rest = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from('admin.$cmd\0'),
    Buffer.from([0, 0, 0, 0, 255, 255, 255, 255]),
    body,
  ])
  head.writeInt32LE(16 + rest.length, 0)
  head.writeInt32LE(3, 4)
  head.writeInt32LE(2004, 12)
  socket.write(Buffer.concat([head, rest]))
  expect(await answer(socket)).toMatchObject({ to: 3, body: { ismaster: true, helloOk: true, ok: 1 } })
})

test('a driver that watches by one open hello hears again and again, and the server ends without waiting for it', async () => {
  const socket = raw()
  socket.write(message({ hello: 1, $db: 'admin' }, { id: 4 }))
  const { body } = await answer(socket)
  expect(body).toMatchObject({ isWritablePrimary: true, topologyVersion: { counter: 0 } })
  const { topologyVersion } = body
  const watch = { hello: 1, topologyVersion, maxAwaitTimeMS: 30, $db: 'admin' }
  socket.write(message(watch, { id: 5, flags: 1 << 16 }))
  const [first, second] = [await answer(socket), await answer(socket)]
  expect([first.more, second.more]).toEqual([true, true])
  expect([first.to, second.to]).toEqual([5, first.id])
  expect(second.body).toMatchObject({ isWritablePrimary: true, ok: 1 })

  const { embedded, close } = await startDatabase()
  const idle = raw(embedded?.uri)
  idle.write(message({ ...watch, maxAwaitTimeMS: 60_000 }, { flags: 1 << 16 }))
  await othersAreServed()
  await close()
  await ended(idle)
})

test('documents beside the body, checksums and unknown optional flags are understood', async () => {
  const socket = raw()
  const insert = { insert: 'sequences', $db: running.db.databaseName }
  const documents = [{ _id: 1 }, { _id: 2 }]
  socket.write(message(insert, { sequence: { name: 'documents', documents }, flags: 1 | (1 << 16) }))
  expect((await answer(socket)).body).toEqual({ n: 2, ok: 1 })
  expect(await running.db.collection('sequences').countDocuments()).toBe(2)
})

test('a message that wants no answer gets none, and the next one is answered', async () => {
  const socket = raw()
  const insert = { insert: 'silent', documents: [{ _id: 1 }], $db: running.db.databaseName }
  socket.write(message(insert, { flags: 2, id: 1 }))
  socket.write(message({ count: 'silent', $db: running.db.databaseName }, { id: 2 }))
  const { to, body } = await answer(socket)
  expect({ to, body }).toEqual({ to: 2, body: { n: 1, ok: 1 } })
})

test('messages that come in pieces, or several at once, are answered in turn', async () => {
  const socket = raw()
  const both = Buffer.concat([
    message({ ping: 1, $db: 'admin' }, { id: 1 }),
    message({ ping: 1, $db: 'admin' }, { id: 2 }),
  ])
  for (let at = 0; at < both.length; at += 7) {
    socket.write(both.subarray(at, at + 7))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await answer(socket)).to).toBe(1)
  expect((await answer(socket)).to).toBe(2)
})

test.each([
  ['garbage', Buffer.from('GET / HTTP/1.1\r\nHost: example.org\r\n\r\n')],
  ['a length below that of a header', Buffer.from([5, 0, 0, 0, 0])],
  ['a message over 48 MB', Buffer.from([0, 0x6d, 0xdd, 2, ...Buffer.alloc(17)])],
  [
    'an unknown operation',
    (() => {
      const bytes = message({ ping: 1 })
      bytes.writeInt32LE(2012, 12)
      return bytes
    })(),
  ],
  ['unknown required flags', message({ ping: 1 }, { flags: 8 })],
  [
    'a document longer than its message',
    (() => {
      const bytes = message({ ping: 1 })
      bytes.writeInt32LE(1000, 21)
      return bytes
    })(),
  ],
])('%s ends that connection only', async (_, bytes) => {
  const socket = raw()
  socket.resume()
  const end = ended(socket)
  socket.write(bytes)
  await end
  await othersAreServed()
})

test('broken BSON inside a sound frame is answered with an error', async () => {
  const socket = raw()
  const bytes = message({ find: 'x', filter: { a: 'text' }, $db: 'test' })
  const at = bytes.indexOf('text')
  bytes.writeInt32LE(9999, at - 4)
  socket.write(bytes)
  expect((await answer(socket)).body).toMatchObject({ ok: 0, code: 22, codeName: 'InvalidBSON' })
})

test('a client that vanishes in the middle of a message, or of a long answer, does not hurt others', async () => {
  const half = raw()
  half.write(message({ ping: 1, $db: 'admin' }).subarray(0, 30))
  await new Promise((resolve) => setTimeout(resolve, 20))
  half.destroy()
  const many = running.db.collection('many')
  await many.insertMany(
    Array.from({ length: 200 }, (_, _id) => ({ _id: _id as never, text: 'x'.repeat(50_000) })),
  )
  const impatient = raw()
  for (let id = 0; id < 5; id++)
    impatient.write(message({ find: 'many', batchSize: 1000, $db: running.db.databaseName }, { id }))
  await new Promise((resolve) => impatient.once('readable', resolve))
  impatient.destroy()
  await othersAreServed()
})

test('nesting without end is refused', async () => {
  const socket = raw()
  let deep: Document = {}
  for (let i = 0; i < 300; i++) deep = { a: deep }
  socket.write(message({ insert: 'deep', documents: [{ _id: 1, deep }], $db: running.db.databaseName }))
  expect((await answer(socket)).body).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 15 }] })
  await othersAreServed()
})
