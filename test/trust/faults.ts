import type { Fault as ConnectorFault } from '../support/teams'
import type { LineFault } from './faulty-line'

/** A test of another file, by a part of its name, that shows what comes of a fault. */
interface Shown {
  file: string
  test: string
}
/** How Teams' service fails as one invitation of many is sent to a member, and how often it then arrives. */
interface TeamsFails {
  with: ConnectorFault['with']
  arrives: 'once' | 'onceOrTwice' | 'parked'
}

/** What goes wrong, where and when, and what comes of it. `docs/reliability.md` shows the same table. */
export interface Fault {
  where: string
  kind: string
  when: string
  outcome: string
  /** Driven by `faults.test.ts`. */
  teams?: TeamsFails
  line?: LineFault
  /** Driven by `crash.test.ts`: where the database of the killed bot is. */
  killed?: 'inside' | 'beside'
  shown?: Shown
}

const shownBy = (file: string, test: string) => ({ shown: { file: `test/${file}.test.ts`, test } })
const delivery = (test: string) => shownBy('delivery/delivery', test)
const processes = (test: string) => shownBy('delivery/processes', test)
const token = (test: string) => shownBy('trust/channel-token', test)
const here = (test: string) => shownBy('trust/faults', test)
const teams = (how: TeamsFails['with'], arrives: TeamsFails['arrives']) => ({
  teams: { with: how, arrives },
})

const SENT = 'a message is sent'
const TAKEN = 'a message was taken'
const AGAIN = 'is tried again after a growing pause, and arrives once'
const TWICE = 'is sent once more: nobody can know that it was taken'
const PARKED = 'is parked; the secretariat sees it under /levering and sends it again with a press'
const WRITES = 'every room writes'
const NOTHING_LOST = 'who was told that it is done finds it done once; who was not presses again'

type Row = [where: string, kind: string, when: string, outcome: string, how: Partial<Fault>]
const ROWS: Row[] = [
  ['Teams', 'slow', SENT, 'the message arrives once; others do not wait', teams({ slow: 1_500 }, 'once')],
  ['Teams', 'reset', SENT, AGAIN, teams('reset', 'once')],
  ['Teams', 'reset mid-answer', TAKEN, TWICE, teams('reset-after', 'onceOrTwice')],
  ['Teams', 'wrong status 503', SENT, AGAIN, teams({ status: 503, body: {} }, 'once')],
  ['Teams', 'wrong status 502', TAKEN, TWICE, teams({ status: 502, body: {}, stored: true }, 'onceOrTwice')],
  [
    'Teams',
    'wrong status 500',
    SENT,
    PARKED,
    teams({ status: 500, body: { error: { code: 'InternalError' } } }, 'parked'),
  ],
  [
    'Teams',
    'wrong status 400',
    SENT,
    PARKED,
    delivery('en besked, som Teams ikke vil have, kan sekretariatet sende igen'),
  ],
  [
    'Teams',
    'status 412, 429, 502, 503, 504 with Retry-After',
    SENT,
    'is tried again when Teams said, and arrives once',
    delivery('svarer Teams %i, prøver botten igen lidt senere'),
  ],
  [
    'Teams',
    'hung',
    SENT,
    'is given up after 12 s and tried again; others do not wait',
    delivery('hænger Teams, venter botten ikke med alle andre'),
  ],
  [
    'Teams',
    'status 403: blocked, or never installed',
    SENT,
    'waits; the secretariat sees it, and it goes out when the member is heard from',
    delivery('blokerer et medlem botten'),
  ],
  [
    'Teams',
    'status 404: the conversation is forgotten',
    SENT,
    'the conversation is opened anew, and the message arrives once',
    delivery('har Teams glemt samtalen, åbner botten den igen'),
  ],
  [
    'Teams',
    'a deleted message',
    'it is to be updated',
    'the news comes as a message of its own',
    delivery('slettes dagsordenen i kanalen, kommer rettelsen som en ny besked'),
  ],
  [
    'Teams',
    'the same activity twice',
    'a member presses or writes',
    'is answered again and done once',
    token('også når den samme besked kommer igen'),
  ],
  [
    'Teams',
    'the keys that tokens are signed with cannot be read',
    'anything is sent to the bot',
    'nobody gets in, and Teams is told to try again (503)',
    token('while Microsoft’s keys cannot be read'),
  ],
  ['database', 'slow', WRITES, 'is answered late, and done once', { line: 'slow' }],
  ['database', 'refused', WRITES, NOTHING_LOST, { line: 'refused' }],
  ['database', 'reset before the write', WRITES, NOTHING_LOST, { line: 'reset' }],
  ['database', 'reset mid-answer: written, and nobody told', WRITES, NOTHING_LOST, { line: 'lost' }],
  ['database', 'hung, and let go', WRITES, NOTHING_LOST, { line: 'hung' }],
  [
    'database',
    'the replica steps down (errors 91, 189, 10107, 11602)',
    WRITES,
    NOTHING_LOST,
    { line: 'demoted' },
  ],
  [
    'database',
    'hung for long',
    'a member presses or writes',
    'a kind answer with a code within 8 s (12 s for what is written); it works again without a restart',
    here('a member waits 8 seconds at most for a database that hangs'),
  ],
  [
    'database',
    'all connections break at once',
    'at any time',
    'the bot finds it again within a second',
    here('a database whose connections all break at once is found again'),
  ],
  [
    'database',
    'away, and back with its files',
    'messages are sent',
    'each message arrives; only what was just being sent can come twice',
    processes('a database that goes away and comes back costs no message'),
  ],
  [
    'disk',
    'full, or files may not grow',
    'the embedded database writes',
    'the write is refused by name, all acknowledged is kept, and the bot ends cleanly',
    shownBy('database/embedded/full-disk', 'files that may not grow refuse writes'),
  ],
  ['process', 'kill -9 with the embedded database in it', WRITES, NOTHING_LOST, { killed: 'inside' }],
  ['process', 'kill -9 of the bot alone', WRITES, NOTHING_LOST, { killed: 'beside' }],
  [
    'process',
    'kill -9 with the embedded database in it',
    'members vote',
    'no counted vote is lost, none counts twice',
    shownBy('features/elections/kill', 'dræbes botten midt i en afstemning'),
  ],
  [
    'process',
    'kill -9 of the embedded database',
    'it writes',
    'all acknowledged is there, with whole indexes',
    shownBy('database/embedded/crash', 'no acknowledged write is lost when the process is killed'),
  ],
  [
    'process',
    'kill -9',
    'messages are sent',
    'none is lost; only what was just being sent can come twice',
    processes('kill -9 at any moment loses no message'),
  ],
  [
    'process',
    'two bots on one database',
    'both tick at once',
    'each reminder is sent once',
    processes('two bots on one database that tick at once'),
  ],
  [
    'person',
    'anything that nobody should send',
    'at any time',
    'a kind refusal: no 5xx, no crash, no hang, no growth of memory',
    shownBy('trust/fuzz', 'things that nobody should send'),
  ],
]

export const faults: Fault[] = ROWS.map(([where, kind, when, outcome, how]) => ({
  where,
  kind,
  when,
  outcome,
  ...how,
}))
