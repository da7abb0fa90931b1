import { mongo } from 'mongoose'
import { type Running, startDatabase } from './embedded/folder'

type Document = mongo.Document

const { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } = mongo

/** Runs on the embedded database and, with MONGODB_URI set, on that MongoDB: both must answer alike. */
let running: Running
let last = 0

beforeAll(async () => {
  running = await startDatabase({ anywhere: true })
})

afterAll(() => running.close())

/** A collection of its own with these documents. */
async function given(...docs: Document[]): Promise<mongo.Collection<Document>> {
  const collection = running.db.collection<Document>(`c${++last}`)
  if (docs.length) await collection.insertMany(docs.map((doc, i) => ({ _id: i + 1, ...doc })) as never)
  return collection
}

/** Applies an update to one document and gives what became of it. */
async function changed(
  doc: Document,
  update: Document | Document[],
  options: Document = {},
): Promise<Document | null> {
  const collection = await given(doc)
  await collection.updateOne(options.filter ?? { _id: 1 }, update as never, options)
  return collection.findOne({ _id: 1 } as never, { projection: { _id: 0 } })
}

const code = (wanted: number) => expect.objectContaining({ code: wanted })

describe('updates', () => {
  test.each<[string, Document, Document, Document]>([
    ['$set makes the documents on the way', { a: 1 }, { $set: { 'b.c.d': 2 } }, { a: 1, b: { c: { d: 2 } } }],
    ['$set into an array pads it with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [
      '$unset leaves a hole in an array',
      { a: [1, 2], b: 1 },
      { $unset: { 'a.0': '', b: '' } },
      { a: [null, 2] },
    ],
    [
      '$inc, $mul, $min, $max',
      { a: 1, b: 3, c: 5, d: 5 },
      { $inc: { a: 2 }, $mul: { b: 2, z: 4 }, $min: { c: 4 }, $max: { d: 4 } },
      { a: 3, b: 6, c: 4, d: 5, z: 0 },
    ],
    ['$rename', { a: 1, b: { c: 2 } }, { $rename: { a: 'x', 'b.c': 'y' } }, { b: {}, x: 1, y: 2 }],
    [
      '$push with all its clauses',
      { a: [3, 1] },
      { $push: { a: { $each: [2, 5], $sort: -1, $slice: 3 } } },
      { a: [5, 3, 2] },
    ],
    [
      '$push at a place',
      { a: [1, 4] },
      { $push: { a: { $each: [2, 3], $position: 1 } } },
      { a: [1, 2, 3, 4] },
    ],
    [
      '$push sorts by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    [
      '$addToSet',
      { a: [1, { b: 1 }] },
      { $addToSet: { a: { $each: [1, { b: 1 }, 2] } } },
      { a: [1, { b: 1 }, 2] },
    ],
    ['$pull by a condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['$pull by fields', { a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
    [
      '$pullAll and $pop',
      { a: [1, 2, 3], b: [1, 2] },
      { $pullAll: { a: [1, 3] }, $pop: { b: -1 } },
      { a: [2], b: [2] },
    ],
    [
      'every element by $[]',
      { a: [{ n: 1 }, { n: 2 }] },
      { $inc: { 'a.$[].n': 10 } },
      { a: [{ n: 11 }, { n: 12 }] },
    ],
  ])('%s', async (_, doc, update, wanted) => {
    expect(await changed(doc, update)).toEqual(wanted)
  })

  test('the positional operator changes the element that matched', async () => {
    const items = [
      { k: 'a', n: 1 },
      { k: 'b', n: 2 },
      { k: 'b', n: 3 },
    ]
    const set = { $set: { 'items.$.seen': true } }
    const seen = async (filter: Document) =>
      (await changed({ items }, set, { filter }))?.items.map((item: Document) => Boolean(item.seen))
    expect(await seen({ 'items.k': 'b' })).toEqual([false, true, false])
    expect(await seen({ items: { $elemMatch: { k: 'b', n: 3 } } })).toEqual([false, false, true])
    expect(await seen({ _id: 1, 'items.n': { $gt: 1 } })).toEqual([false, true, false])
    await expect(changed({ items }, set, { filter: { _id: 1 } })).rejects.toEqual(code(2))
  })

  test('array filters choose elements, also within elements', async () => {
    const doc = {
      days: [
        { name: 'mon', slots: [{ n: 1 }, { n: 5 }] },
        { name: 'tue', slots: [{ n: 5 }] },
      ],
    }
    const result = await changed(
      doc,
      { $set: { 'days.$[day].slots.$[slot].full': true } },
      {
        arrayFilters: [{ 'day.name': 'mon' }, { 'slot.n': { $gte: 5 } }],
      },
    )
    expect(result?.days).toEqual([
      { name: 'mon', slots: [{ n: 1 }, { n: 5, full: true }] },
      { name: 'tue', slots: [{ n: 5 }] },
    ])
    await expect(changed({ a: [1] }, { $set: { 'a.$[x]': 2 } })).rejects.toEqual(code(2))
  })

  test('a pipeline computes from the document, with variables of its own', async () => {
    const stages = [{ $set: { sum: { $add: ['$a', '$b', '$$more'] } } }, { $unset: 'b' }]
    expect(await changed({ a: 1, b: 2 }, stages, { let: { more: 4 } })).toEqual({ a: 1, sum: 7 })
    await expect(changed({ a: 1 }, [{ $group: { _id: 1 } }])).rejects.toEqual(code(72))
  })

  test.each<[string, Document, number]>([
    ['two changes of one place', { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a change of a place and of a place in it', { $set: { 'a.b': 1, a: 1 } }, 40],
    ['another id', { $set: { _id: 9 } }, 66],
    ['adding to text', { $inc: { text: 1 } }, 14],
    ['a field in a number', { $set: { 'n.x': 1 } }, 28],
    ['pushing to a number', { $push: { n: 1 } }, 2],
    ['an unknown operator', { $frobnicate: { a: 1 } }, 9],
    ['an empty name', { $set: { 'a..b': 1 } }, 56],
  ])('%s is refused', async (_, update, wanted) => {
    await expect(changed({ text: 'x', n: 1, a: {} }, update)).rejects.toEqual(code(wanted))
  })

  test('upserts start from what the filter holds equal', async () => {
    const collection = await given()
    const filter = { _id: 7, 'a.b': 1, $and: [{ c: { $eq: 2 } }], d: { $gt: 5 }, e: { $in: [3] } } as never
    const result = await collection.updateOne(
      filter,
      { $set: { f: 4 }, $setOnInsert: { g: 5 } },
      { upsert: true },
    )
    expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 7 })
    expect(await collection.findOne()).toEqual({ _id: 7, a: { b: 1 }, c: 2, e: 3, f: 4, g: 5 })
    await collection.updateOne(
      { _id: 7 } as never,
      { $setOnInsert: { g: 9 }, $set: { f: 4 } },
      { upsert: true },
    )
    expect((await collection.findOne())?.g).toBe(5)
    const made = await collection.findOneAndUpdate(
      { x: 1 },
      { $set: { y: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    expect(made?._id).toBeInstanceOf(ObjectId)
    await collection.replaceOne({ _id: 8 } as never, { only: 1 }, { upsert: true })
    expect(await collection.findOne({ _id: 8 } as never)).toEqual({ _id: 8, only: 1 })
  })

  test('of several that match, one is changed, in the order asked for', async () => {
    const collection = await given({ n: 2 }, { n: 1 }, { n: 3 })
    const first = await collection.findOneAndUpdate({}, { $set: { taken: true } }, { sort: { n: 1 } })
    expect(first).toEqual({ _id: 2, n: 1 })
    expect(await collection.findOneAndDelete({}, { sort: { n: -1 } })).toMatchObject({ n: 3 })
    expect(await collection.findOneAndReplace({ n: 99 }, { n: 1 })).toBeNull()
    const all = await collection.updateMany({}, { $set: { taken: true } })
    expect(all).toMatchObject({ matchedCount: 2, modifiedCount: 1 })
  })

  test('of many that claim at once with the expected state, exactly one wins', async () => {
    const collection = await given({ state: 'free' })
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, by) =>
        collection.findOneAndUpdate({ _id: 1, state: 'free' } as never, { $set: { state: 'taken', by } }),
      ),
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    await Promise.all(
      Array.from({ length: 40 }, () => collection.updateOne({ _id: 1 } as never, { $inc: { n: 1 } })),
    )
    expect((await collection.findOne())?.n).toBe(40)
  })
})

describe('searches', () => {
  const docs = [
    { n: 1, tags: ['a', 'b'], sub: [{ x: 1, y: 2 }, { x: 3 }] },
    { n: 2.5, tags: [], sub: { x: 1 } },
    { n: null, tags: ['b'] },
    { text: 'Råd', n: 'two' },
    { n: [1, 7], tags: [['a']] },
  ]

  test.each<[Document, number[]]>([
    [{ n: 1 }, [1, 5]],
    [{ n: { $gt: 1 } }, [2, 5]],
    [{ n: { $gt: 6, $lt: 2 } }, [5]],
    [{ n: null }, [3]],
    [{ missing: null }, [1, 2, 3, 4, 5]],
    [{ n: { $exists: false } }, []],
    [{ text: { $exists: true } }, [4]],
    [{ n: { $ne: 1 } }, [2, 3, 4]],
    [{ n: { $nin: [1, null] } }, [2, 4]],
    [{ n: { $type: 'string' } }, [4]],
    [{ n: { $type: ['double', 10] } }, [2, 3]],
    [{ n: { $not: { $gt: 1 } } }, [1, 3, 4]],
    [{ tags: 'a' }, [1]],
    [{ tags: ['b'] }, [3]],
    [{ tags: { $all: ['a', 'b'] } }, [1]],
    [{ tags: { $size: 0 } }, [2]],
    [{ tags: { $in: [/^b/] } }, [1, 3]],
    [{ 'sub.x': 1 }, [1, 2]],
    [{ 'sub.0.x': 1 }, [1]],
    [{ sub: { $elemMatch: { x: 1, y: 2 } } }, [1]],
    [{ 'sub.x': 3, 'sub.y': 2 }, [1]],
    [{ sub: { x: 1 } }, [2]],
    [{ text: { $regex: 'RÅD', $options: 'i' } }, [4]],
    [{ $or: [{ n: 2.5 }, { text: /^R/ }] }, [2, 4]],
    [{ $nor: [{ tags: 'b' }, { n: 2.5 }] }, [4, 5]],
    [{ $expr: { $eq: [{ $size: { $ifNull: ['$tags', []] } }, 2] } }, [1]],
    [{ n: { $mod: [2, 1] } }, [1, 5]],
  ])('%j', async (filter, wanted) => {
    const collection = await given(...docs)
    const found = await collection.find(filter).toArray()
    expect(found.map(({ _id }) => _id).sort()).toEqual(wanted)
    expect(await collection.countDocuments(filter)).toBe(wanted.length)
  })

  test('values sort by type and then by value, arrays by their least or greatest', async () => {
    const values = [
      new Date(0),
      true,
      'b',
      'a',
      2,
      Long.fromNumber(1),
      { a: 1 },
      null,
      [3, 0],
      new ObjectId(),
      /x/,
      new Binary(Buffer.from('x')),
    ]
    const collection = await given(...values.map((v) => ({ v })), {})
    const order = (await collection.find().sort({ v: 1, _id: 1 }).toArray()).map(({ _id }) => _id)
    expect(order).toEqual([8, 13, 9, 6, 5, 4, 3, 7, 12, 10, 2, 1, 11])
    const down = (await collection.find().sort({ v: -1, _id: 1 }).toArray()).map(({ _id }) => _id)
    expect(down).toEqual([11, 1, 2, 10, 12, 7, 3, 4, 9, 5, 6, 8, 13])
  })

  test('projections', async () => {
    const collection = await given({
      a: 1,
      b: { c: 2, d: 3 },
      list: [{ x: 1, y: 1 }, { x: 2, y: 2 }, { x: 3 }],
    })
    const shown = (projection: Document, filter: Document = {}) => collection.findOne(filter, { projection })
    expect(await shown({ a: 1 })).toEqual({ _id: 1, a: 1 })
    expect(await shown({ _id: 0, 'b.c': 1 })).toEqual({ b: { c: 2 } })
    expect(await shown({ list: 0, 'b.d': 0 })).toEqual({ _id: 1, a: 1, b: { c: 2 } })
    expect(await shown({ _id: 0, 'list.x': 1 })).toEqual({ list: [{ x: 1 }, { x: 2 }, { x: 3 }] })
    expect(await shown({ a: 1, list: { $slice: [1, 1] } })).toEqual({ _id: 1, a: 1, list: [{ x: 2, y: 2 }] })
    expect(await shown({ _id: 0, list: { $elemMatch: { y: 2 } } })).toEqual({ list: [{ x: 2, y: 2 }] })
    expect(await shown({ _id: 0, 'list.$': 1 }, { 'list.x': 3 })).toEqual({ list: [{ x: 3 }] })
    expect(await shown({ _id: 0, sum: { $add: ['$a', '$b.c'] } })).toEqual({ sum: 3 })
    await expect(shown({ a: 1, b: 0 })).rejects.toEqual(code(31254))
  })

  test('skip, limit, distinct and counts', async () => {
    const collection = await given(
      ...Array.from({ length: 30 }, (_, n) => ({ n: n % 10, tags: [`t${n % 3}`] })),
    )
    const page = await collection.find().sort({ n: 1, _id: 1 }).skip(3).limit(4).toArray()
    expect(page.map(({ n }) => n)).toEqual([1, 1, 1, 2])
    expect(await collection.distinct('tags', { n: 3 })).toEqual(['t0', 't1', 't2'])
    expect(await collection.countDocuments({ n: { $lt: 3 } }, { skip: 2, limit: 5 })).toBe(5)
    expect(await collection.estimatedDocumentCount()).toBe(30)
  })
})

describe('aggregation', () => {
  test('groups, joins, unwinds and computes', async () => {
    const claims = await given(
      { who: 'a', sum: 10, on: new Date('2027-01-05') },
      { who: 'b', sum: 5, on: new Date('2027-02-05') },
      { who: 'a', sum: 7, on: new Date('2027-02-06') },
    )
    const people = await given({ key: 'a', name: 'Anna' }, { key: 'b', name: 'Bo' })
    const results = await claims
      .aggregate([
        { $match: { sum: { $gt: 1 } } },
        {
          $group: { _id: '$who', total: { $sum: '$sum' }, times: { $push: '$sum' }, first: { $min: '$on' } },
        },
        { $lookup: { from: people.collectionName, localField: '_id', foreignField: 'key', as: 'person' } },
        { $unwind: '$person' },
        {
          $project: {
            _id: 0,
            name: '$person.name',
            total: 1,
            n: { $size: '$times' },
            month: { $month: '$first' },
          },
        },
        { $sort: { total: -1 } },
      ])
      .toArray()
    expect(results).toEqual([
      { name: 'Anna', total: 17, n: 2, month: 1 },
      { name: 'Bo', total: 5, n: 1, month: 2 },
    ])
    const [facets] = await claims
      .aggregate([{ $facet: { n: [{ $count: 'n' }], top: [{ $sort: { sum: -1 } }, { $limit: 1 }] } }])
      .toArray()
    expect(facets).toMatchObject({ n: [{ n: 3 }], top: [{ sum: 10 }] })
  })

  test('decimals add up exactly', async () => {
    const collection = await given(
      ...['0.10', '0.20', '12.05'].map((v) => ({ v: Decimal128.fromString(v), n: 2 })),
    )
    const [sums] = await collection
      .aggregate([
        {
          $group: {
            _id: null,
            v: { $sum: '$v' },
            twice: { $sum: { $multiply: ['$v', '$n'] } },
            most: { $max: '$v' },
          },
        },
      ])
      .toArray()
    expect([sums?.v, sums?.twice, sums?.most].map(String)).toEqual(['12.35', '24.70', '12.05'])
  })

  test('ids group and join by value', async () => {
    const [a, b] = [new ObjectId(), new ObjectId()]
    const collection = await given({ ref: a }, { ref: b }, { ref: new ObjectId(a.toHexString()) })
    const groups = await collection
      .aggregate([{ $group: { _id: '$ref', n: { $sum: 1 } } }, { $sort: { n: -1 } }])
      .toArray()
    expect(groups).toEqual([
      { _id: a, n: 2 },
      { _id: b, n: 1 },
    ])
  })
})

describe('indexes', () => {
  test('a unique key is held, and the error names key and value', async () => {
    const collection = await given({ email: 'a', n: 1 })
    await collection.createIndex({ email: 1, n: -1 }, { unique: true })
    const error = await collection.insertOne({ email: 'a', n: 1 } as never).catch((e) => e)
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { email: 1, n: -1 },
      keyValue: { email: 'a', n: 1 },
    })
    expect(error.message).toMatch(
      /E11000 duplicate key error collection: .+ index: email_1_n_-1 dup key: \{ email: "a", n: 1 \}/,
    )
    await collection.insertOne({ email: 'a', n: 2 } as never)
    await expect(collection.updateOne({ n: 2 }, { $set: { n: 1 } })).rejects.toEqual(code(11000))
    await expect(
      collection.insertMany([{ _id: 1 }, { _id: 50 }] as never, { ordered: false }),
    ).rejects.toMatchObject({
      code: 11000,
      result: { insertedCount: 1 },
    })
    await expect((await given({ a: 1 }, { a: 1 })).createIndex({ a: 1 }, { unique: true })).rejects.toEqual(
      code(11000),
    )
  })

  test('a duplicate in the middle of a change of many ends it; what was changed before stays changed', async () => {
    const collection = await given(...Array.from({ length: 900 }, (_, n) => ({ n, key: `old ${n}` })))
    await collection.createIndex({ key: 1 }, { unique: true })
    const key = { $cond: [{ $lt: ['$n', 600] }, { $concat: ['new ', { $toString: '$n' }] }, 'the same'] }
    const answer = await running.db.command({
      update: collection.collectionName,
      updates: [
        { q: {}, u: [{ $set: { key } }], multi: true },
        { q: { n: 0 }, u: { $set: { n: -1 } } },
      ],
      ordered: false,
    })
    // The statement that failed counts for nothing; the next one is carried out, as it was asked for.
    expect(answer).toMatchObject({ n: 1, nModified: 1, writeErrors: [{ index: 0, code: 11000 }] })
    expect(await collection.countDocuments({ key: /^new/ })).toBe(600)
    expect(await collection.countDocuments({ key: 'the same' })).toBe(1)
    expect(await collection.countDocuments({ key: /^old/ })).toBe(299)
  })

  test('of many that insert one key at once, exactly one succeeds', async () => {
    const collection = await given()
    await collection.createIndex({ key: 1 }, { unique: true })
    const tries = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => collection.insertOne({ key: 'k', n } as never)),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await collection.countDocuments({ key: 'k' })).toBe(1)
  })

  test('sparse and partial indexes bind only the documents they hold, and hide none', async () => {
    const collection = await given({ code: 1 }, {}, {})
    await collection.createIndex({ code: 1 }, { unique: true, sparse: true })
    await collection.createIndex({ name: 1 }, { unique: true, partialFilterExpression: { open: true } })
    await collection.insertOne({} as never)
    await collection.insertMany([
      { name: 'x', open: true },
      { name: 'x' },
      { name: 'x', open: false },
    ] as never)
    await expect(collection.insertOne({ name: 'x', open: true } as never)).rejects.toEqual(code(11000))
    await expect(collection.updateOne({ name: 'x', open: false }, { $set: { open: true } })).rejects.toEqual(
      code(11000),
    )
    expect(await collection.countDocuments({ name: 'x' })).toBe(3)
    expect(await collection.countDocuments({ code: null })).toBe(6)
    expect(await collection.find().sort({ code: 1 }).toArray()).toHaveLength(7)
  })

  test('an array is found by each element; two arrays in one key are refused', async () => {
    const collection = await given({ a: [1, 2], b: 1 })
    await collection.createIndex({ a: 1, b: 1 })
    expect(await collection.countDocuments({ a: 2, b: 1 })).toBe(1)
    await expect(collection.updateOne({}, { $set: { b: [1] } })).rejects.toEqual(code(171))
  })

  test('indexes are listed, dropped, and not made twice with other options', async () => {
    const collection = await given({ a: 1 })
    expect(await collection.createIndex({ a: 1 }, { unique: true, expireAfterSeconds: 3600 })).toBe('a_1')
    expect(await collection.createIndex({ a: 1 }, { unique: true, expireAfterSeconds: 3600 })).toBe('a_1')
    await expect(
      collection.createIndex({ a: 1 }, { name: 'other', unique: true, expireAfterSeconds: 3600 }),
    ).rejects.toEqual(code(85))
    await expect(collection.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toEqual(code(86))
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1'])
    await collection.dropIndex('a_1')
    await expect(collection.dropIndex('a_1')).rejects.toEqual(code(27))
    await expect(collection.find({}).hint('a_1').toArray()).rejects.toEqual(code(2))
  })
})

describe('types', () => {
  const types = {
    _id: 1,
    id: new ObjectId('0123456789abcdef01234567'),
    date: new Date('2027-02-04T16:00:00.123Z'),
    decimal: Decimal128.fromString('12.50'),
    binary: new Binary(Buffer.from([0, 1, 255]), 0),
    uuid: new mongo.UUID('5b0ff19c-54a3-4e56-bd5d-0d9ea8e2a8f9'),
    long: Long.fromString('9007199254740993'),
    small: Long.fromNumber(5),
    double: new Double(5),
    int: new Int32(5),
    time: new Timestamp({ t: 1, i: 2 }),
    regex: new mongo.BSONRegExp('^a', 'i'),
    text: 'æøå \u0000 \u{1F600}',
    nothing: null,
    empty: {},
    list: [Long.fromNumber(1), new Double(2), null, []],
  }
  const typed = { promoteValues: false, promoteLongs: false, bsonRegExp: true }
  const bytes = (doc: Document | null) => Buffer.from(mongo.BSON.serialize(doc ?? {})).toString('hex')

  test('every type comes back as it was, also after another field was changed', async () => {
    const collection = await given()
    await collection.insertOne(types as never)
    expect(bytes(await collection.findOne({}, typed))).toBe(bytes(types))
    await collection.updateOne({}, { $set: { other: 1 }, $push: { list: 3 as never } })
    await collection.updateOne({}, [{ $set: { computed: { $add: ['$other', 1] } } }])
    const { other, computed, list, ...rest } = ((await collection.findOne({}, typed)) ?? {}) as Document
    const { list: before, ...others } = types
    expect(bytes(rest)).toBe(bytes(others))
    expect(bytes({ list: list.slice(0, 4) })).toBe(bytes({ list: before }))
    expect([other.valueOf(), computed.valueOf()]).toEqual([1, 2])
  })

  test('arithmetic keeps the wider type', async () => {
    const collection = await given()
    const big = new Int32(2147483647)
    await collection.insertOne({
      long: Long.fromNumber(5),
      double: new Double(5),
      int: new Int32(5),
      big,
      decimal: Decimal128.fromString('0.10'),
    } as never)
    await collection.updateOne(
      {},
      { $inc: { long: 1, double: 1, int: 1, big: 1, decimal: Decimal128.fromString('0.20') } as never },
    )
    const found = await collection.findOne({}, { ...typed, projection: { _id: 0 } })
    const wanted = {
      long: Long.fromNumber(6),
      double: new Double(6),
      int: new Int32(6),
      big: Long.fromNumber(2147483648),
      decimal: Decimal128.fromString('0.30'),
    }
    expect(bytes(found)).toBe(bytes(wanted))
  })

  test('numbers are compared by value, whatever their type', async () => {
    const collection = await given(
      { v: Long.fromNumber(5) },
      { v: new Double(5) },
      { v: 5 },
      { v: Decimal128.fromString('5.0') },
      { v: Long.fromString('9007199254740993') },
      { v: 9007199254740992 },
    )
    for (const index of [false, true]) {
      if (index) await collection.createIndex({ v: 1 })
      expect(await collection.countDocuments({ v: 5 })).toBe(4)
      expect(await collection.countDocuments({ v: Decimal128.fromString('5') })).toBe(4)
      expect(await collection.countDocuments({ v: { $gt: 9007199254740992 } })).toBe(1)
      expect(await collection.countDocuments({ v: { $lte: 5.5 } })).toBe(4)
    }
  })
})

describe('the server and its databases', () => {
  test('it tells of itself in both forms, and ends sessions', async () => {
    const admin = running.client.db('admin')
    expect(await admin.command({ ping: 1 })).toMatchObject({ ok: 1 })
    const about = { maxBsonObjectSize: 16 * 1024 * 1024, maxMessageSizeBytes: 48_000_000, readOnly: false }
    expect(await admin.command({ hello: 1 })).toMatchObject({ isWritablePrimary: true, ...about })
    expect(await admin.command({ isMaster: 1 })).toMatchObject({ ismaster: true, ...about })
    const { version, versionArray } = await admin.command({ buildInfo: 1 })
    expect(version.split('.').map(Number)).toEqual(versionArray.slice(0, 3))
    const id = new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID)
    expect(await admin.command({ endSessions: [{ id }] })).toMatchObject({ ok: 1 })
  })

  test('collections are made, listed and dropped, and a database with all that is in it', async () => {
    const db = running.client.db(`${running.db.databaseName}-other`)
    const names = async (filter?: Document) =>
      (await db.listCollections(filter, { nameOnly: true }).toArray()).map(({ name }) => name).sort()
    await db.createCollection('a')
    await expect(db.createCollection('a', { viewOn: 'b', pipeline: [] })).rejects.toEqual(code(48))
    await db.collection('b').insertOne({ x: 1 })
    await db.collection('b').createIndex({ x: 1 })
    await db.createCollection('v', { viewOn: 'b', pipeline: [{ $match: { x: 1 } }] })
    expect(await names({ type: 'collection', name: { $not: /^system/ } })).toEqual(['a', 'b'])
    expect(await names({ type: 'view' })).toEqual(['v'])
    expect(await db.collection('v').countDocuments()).toBe(1)
    expect(await db.collection('a').drop()).toBe(true)
    expect(await names({ type: 'collection', name: { $not: /^system/ } })).toEqual(['b'])
    await expect(db.collection('a').indexes()).rejects.toEqual(code(26))
    await db.dropDatabase()
    expect(await names()).toEqual([])
    // What comes anew under the old name has nothing of the old.
    await db.collection('b').insertOne({ x: 2 })
    expect(await db.collection('b').indexes()).toHaveLength(1)
    expect(await db.collection('b').find().toArray()).toMatchObject([{ x: 2 }])
    await db.dropDatabase()
  })
})

describe('what no MongoDB without a replica set has', () => {
  test('transactions and change streams are refused by MongoDB’s own codes', async () => {
    const collection = await given({ a: 1 })
    const hello = await running.db.command({ hello: 1 })
    if (hello.setName) return
    const session = running.client.startSession()
    session.startTransaction()
    await expect(collection.insertOne({ a: 1 } as never, { session })).rejects.toThrow(
      /Transaction numbers|retryable/,
    )
    await session.endSession()
    await expect(collection.watch().next()).rejects.toEqual(code(40573))
    await expect(running.db.command({ frobnicate: 1 })).rejects.toEqual(code(59))
  })
})
