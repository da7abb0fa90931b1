import type { Fault as ConnectorFault } from '../support/teams'

/** A test of another file, by its name, that shows what comes of a fault. */
interface Shown {
  file: string
  test: string
}

/** What goes wrong, where and when, and what comes of it. `docs/reliability.md` shows the same table. */
export interface Fault {
  where: 'Teams' | 'database' | 'disk' | 'process' | 'person'
  kind: string
  when: string
  outcome: string
  /** How Teams' service fails as one invitation of many is sent to a member, and how often it then arrives. */
  teams?: { with: ConnectorFault['with']; arrives: 'once' | 'onceOrTwice' | 'parked' }
  shown?: Shown
}

const DELIVERY = 'test/delivery/delivery.test.ts'
const PROCESSES = 'test/delivery/processes.test.ts'

const AGAIN = 'is tried again after a growing pause, and arrives once'

export const faults: Fault[] = [
  {
    where: 'Teams',
    kind: 'slow',
    when: 'a message is sent',
    outcome: 'the message arrives once; others do not wait',
    teams: { with: { slow: 1_500 }, arrives: 'once' },
  },
  {
    where: 'Teams',
    kind: 'reset',
    when: 'a message is sent',
    outcome: AGAIN,
    teams: { with: 'reset', arrives: 'once' },
  },
  {
    where: 'Teams',
    kind: 'reset mid-answer',
    when: 'a message was taken',
    outcome: 'is sent once more: nobody can know that it was taken',
    teams: { with: 'reset-after', arrives: 'onceOrTwice' },
  },
  {
    where: 'Teams',
    kind: 'wrong status 503',
    when: 'a message is sent',
    outcome: AGAIN,
    teams: { with: { status: 503, body: {} }, arrives: 'once' },
  },
  {
    where: 'Teams',
    kind: 'wrong status 502',
    when: 'a message was taken',
    outcome: 'is sent once more: nobody can know that it was taken',
    teams: { with: { status: 502, body: {}, stored: true }, arrives: 'onceOrTwice' },
  },
  {
    where: 'Teams',
    kind: 'wrong status 500',
    when: 'a message is sent',
    outcome: 'is parked; the secretariat sees it under /levering and sends it again with a press',
    teams: { with: { status: 500, body: { error: { code: 'InternalError' } } }, arrives: 'parked' },
  },
  {
    where: 'Teams',
    kind: 'wrong status 400',
    when: 'a message is sent',
    outcome: 'is parked; the secretariat sees it under /levering and sends it again with a press',
    shown: { file: DELIVERY, test: 'en besked, som Teams ikke vil have, kan sekretariatet sende igen' },
  },
  {
    where: 'Teams',
    kind: 'status 412, 429, 502, 503, 504 with Retry-After',
    when: 'a message is sent',
    outcome: 'is tried again when Teams said, and arrives once',
    shown: { file: DELIVERY, test: 'svarer Teams %i, prøver botten igen lidt senere' },
  },
  {
    where: 'Teams',
    kind: 'hung',
    when: 'a message is sent',
    outcome: 'is given up after 12 s and tried again; others do not wait',
    shown: { file: DELIVERY, test: 'hænger Teams, venter botten ikke med alle andre' },
  },
  {
    where: 'Teams',
    kind: 'status 403: blocked, or never installed',
    when: 'a message is sent',
    outcome: 'waits; the secretariat sees it, and it goes out when the member is heard from',
    shown: { file: DELIVERY, test: 'blokerer et medlem botten' },
  },
  {
    where: 'Teams',
    kind: 'status 404: the conversation is forgotten',
    when: 'a message is sent',
    outcome: 'the conversation is opened anew, and the message arrives once',
    shown: { file: DELIVERY, test: 'har Teams glemt samtalen, åbner botten den igen' },
  },
  {
    where: 'Teams',
    kind: 'a deleted message',
    when: 'it is to be updated',
    outcome: 'the news comes as a message of its own',
    shown: { file: DELIVERY, test: 'slettes dagsordenen i kanalen, kommer rettelsen som en ny besked' },
  },
  {
    where: 'Teams',
    kind: 'the same activity twice',
    when: 'a member presses or writes',
    outcome: 'is answered again and done once',
    shown: { file: 'test/trust/channel-token.test.ts', test: 'også når den samme besked kommer igen' },
  },
  {
    where: 'Teams',
    kind: 'the keys that tokens are signed with cannot be read',
    when: 'anything is sent to the bot',
    outcome: 'nobody gets in, and Teams is told to try again (503)',
    shown: { file: 'test/trust/channel-token.test.ts', test: 'while Microsoft’s keys cannot be read' },
  },
  {
    where: 'database',
    kind: 'away, and back with its files',
    when: 'messages are sent',
    outcome: 'each message arrives; only what was just being sent can come twice',
    shown: { file: PROCESSES, test: 'a database that goes away and comes back costs no message' },
  },
  {
    where: 'disk',
    kind: 'full, or files may not grow',
    when: 'the embedded database writes',
    outcome: 'the write is refused by name, all acknowledged is kept, and the bot ends cleanly',
    shown: {
      file: 'test/database/embedded/full-disk.test.ts',
      test: 'files that may not grow refuse writes',
    },
  },
  {
    where: 'process',
    kind: 'kill -9 with the embedded database in it',
    when: 'members vote',
    outcome: 'no counted vote is lost, none counts twice',
    shown: { file: 'test/features/elections/kill.test.ts', test: 'dræbes botten midt i en afstemning' },
  },
  {
    where: 'process',
    kind: 'kill -9 of the embedded database',
    when: 'it writes',
    outcome: 'all acknowledged is there, with whole indexes',
    shown: {
      file: 'test/database/embedded/crash.test.ts',
      test: 'no acknowledged write is lost when the process is killed',
    },
  },
  {
    where: 'process',
    kind: 'kill -9',
    when: 'messages are sent',
    outcome: 'none is lost; only what was just being sent can come twice',
    shown: { file: PROCESSES, test: 'kill -9 at any moment loses no message' },
  },
  {
    where: 'process',
    kind: 'two bots on one database',
    when: 'both tick at once',
    outcome: 'each reminder is sent once',
    shown: { file: PROCESSES, test: 'two bots on one database that tick at once' },
  },
  {
    where: 'person',
    kind: 'anything that nobody should send',
    when: 'at any time',
    outcome: 'a kind refusal: no 5xx, no crash, no hang, no growth of memory',
    shown: { file: 'test/trust/fuzz.test.ts', test: 'things that nobody should send' },
  },
]
