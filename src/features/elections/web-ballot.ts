import { z } from 'zod'
import type { Council, CouncilScope, Person } from '../../core/council'
import type { Download } from '../../core/feature'
import type { Language } from '../../core/language'
import { UserError } from '../../core/user-error'
import { type WebPage, webPage } from '../../documents/web-page'
import { BLANK, codeOf, inCardOrder, newToken, shortCode } from './ballot'
import { reviewLines } from './ballot-views'
import { boxOf } from './box-store'
import { readElection } from './candidates'
import { stageOf, titleOf } from './election-lines'
import { currentRound } from './rounds'
import type { Election } from './store'
import { electionWords } from './strings'
import { isCounted, openOwnBallot, readOpenBallot, vote } from './voting'

/** The kind of the links to a ballot on the web; their subject is `<election>:<round>`. */
export const WEB_BALLOT = 'elections.web'

const Fields = z.object({
  step: z.enum(['choose', 'review', 'cast', 'check']),
  token: z.string().regex(/^[\w-]{22}$/),
  choice: z.string().max(100).default(''),
})
type Sent = z.infer<typeof Fields>

interface Voter {
  scope: CouncilScope
  council: Council
  person: Person
  language: Language
  now: Date
}
type Page = Omit<WebPage, 'language' | 'council'>

/**
 * A ballot for one voter whom no card reaches: choose, look again, cast. The token is made when the page is
 * opened and lies in the page alone, as it does in a card; the link itself votes for nobody.
 */
export const webBallot: Download = async ({ subject, fields, ...request }) => {
  const [id = '', number = ''] = subject.split(':')
  const ballot = { election: id, round: Number(number) }
  const { language, council } = request
  const sent = Fields.safeParse(fields ?? {}).data
  const page = await (sent ? answered(request, ballot, sent) : opened(request, ballot)).catch((error) =>
    refused(error, language),
  )
  return webPage({ language, council: council.name, ...page })
}

type Key = { election: string; round: number }

async function opened(voter: Voter, { election: id, round }: Key): Promise<Page> {
  const { election } = await openOwnBallot(voter, id, round)
  return ballotPage(election, { token: newToken(), choice: '' }, voter)
}

async function answered(voter: Voter, ballot: Key, sent: Sent): Promise<Page> {
  if (sent.step === 'check') return checkedPage(voter, ballot, sent)
  if (sent.step === 'cast') return castAndTold(voter, ballot, sent)
  const election = await readOpenBallot(voter, ballot.election, ballot.round)
  if (sent.step === 'choose') return ballotPage(election, sent, voter)
  const candidates = [...currentRound(election).candidates, BLANK]
  if (candidates.includes(sent.choice)) return reviewPage(election, sent, voter)
  return ballotPage(election, sent, voter, electionWords(voter.language).ballot.error)
}

async function castAndTold(voter: Voter, { election: id, round }: Key, sent: Sent): Promise<Page> {
  const election = await readElection(voter, id)
  const box = boxOf({ election: id, round }, election.roll, voter.person.id)
  if (!box) throw new UserError('elections.notOnRoll')
  const { token, choice } = sent
  const { result, code } = await vote(voter, { election: id, round, box, token, choice })
  const all = electionWords(voter.language)
  const words = all.receipt
  const { changeVote } = election
  return {
    title: words[result],
    texts: [words.text(shortCode(code)), ...(changeVote ? [all.web.change] : [])],
    form: {
      hidden: { token },
      buttons: [
        ...(changeVote ? [{ title: words.changeButton, step: 'choose' }] : []),
        { title: words.check, step: 'check' },
      ],
    },
    notes: [all.web.keepOpen],
  }
}

function ballotPage(
  election: Election,
  { token, choice }: Pick<Sent, 'token' | 'choice'>,
  { language }: Voter,
  error?: string,
): Page {
  const words = electionWords(language)
  const standing = currentRound(election).candidates.flatMap((person) =>
    election.nominees.filter((nominee) => nominee.person === person),
  )
  const options = inCardOrder(standing, ({ person }) => person, token).map(
    ({ person, name, words: said }) => ({ title: words.ballot.option(name, said), value: person }),
  )
  return {
    title: words.ballot.title,
    error,
    texts: [`${titleOf(election, { language })} · ${stageOf(election, { language })}`],
    form: {
      choice: {
        name: 'choice',
        label: words.ballot.label,
        options: [...options, { title: words.blankChoice, value: BLANK }],
        value: choice,
      },
      hidden: { token },
      buttons: [{ title: words.ballot.next, step: 'review', isNext: true }],
    },
    notes: [words.ballot.secret, words.ballot.seen, words.web.limits],
  }
}

function reviewPage(election: Election, { token, choice }: Sent, { language }: Voter): Page {
  const words = electionWords(language).review
  return {
    title: words.title,
    texts: reviewLines(election, choice, { language }),
    form: {
      hidden: { token, choice },
      buttons: [
        { title: words.cast, step: 'cast', isNext: true },
        { title: words.back, step: 'choose' },
      ],
    },
    notes: [],
  }
}

async function checkedPage(voter: Voter, { election: id }: Key, { token }: Sent): Promise<Page> {
  const { checked, receipt } = electionWords(voter.language)
  const code = codeOf(token)
  const counted = await isCounted(voter.scope, id, code)
  const { state } = await readElection(voter, id)
  const missing = state === 'open' ? checked.notYet : checked.no(shortCode(code))
  return {
    title: receipt.check,
    texts: [counted ? checked.yes(shortCode(code)) : missing],
    form: { hidden: { token }, buttons: [{ title: receipt.check, step: 'check' }] },
    notes: [],
  }
}

/** Why somebody cannot vote here now. */
function refused(error: unknown, language: Language): Page {
  if (!(error instanceof UserError)) throw error
  const words = electionWords(language)
  const said: Record<string, string> = {
    'elections.votedAlready': words.errors.votedAlready,
    'elections.onPaper': words.errors.onPaper,
    'elections.notOnRoll': words.errors.notOnRoll,
    'elections.voteIsFixed': words.errors.voteIsFixed,
    'elections.closedAndCounted': words.errors.closedAndCounted,
  }
  return { title: words.ballot.title, error: said[error.key] ?? words.web.over, texts: [], notes: [] }
}
