import { candidatesOf } from './candidates'
import { CHANNEL, type CouncilFrame, type Reader, type Shown } from './reader'
import { electionWords } from './strings'

export interface Button {
  title: string
  verb: string
  data: Record<string, string>
  style: string
}

/** What this reader can do with an election, the most likely first. */
export function buttonsOf(shown: Shown, reader: Reader, frame: CouncilFrame): Button[] {
  const { election, atMeeting, voted } = shown
  const words = electionWords(frame.language).buttons
  const make = (title: string, verb: string, style = 'default', more = {}): Button => ({
    title,
    verb: `elections.${verb}`,
    data: { election: election.id, ...more },
    style,
  })
  const when = (condition: boolean, ...buttons: Button[]): Button[] => (condition ? buttons : [])
  const { conducts } = reader
  const inChannel = reader === CHANNEL
  const round = String(election.rounds.length)
  const candidates = candidatesOf(election, frame.council).standing.length
  const ownList = election.voters === 'present' && !atMeeting
  const open = make(words.open, 'openForm', 'positive')
  const opens = conducts && candidates > 0
  const nominate = make(words.nominate, 'nominateForm', opens ? 'default' : 'positive')
  const allVoted = voted === election.roll.length
  const close = make(words.close, 'close', allVoted ? 'positive' : 'default', { round })
  const { paperTotals } = election.rounds.at(-1) ?? {}
  switch (election.state) {
    case 'nominating':
      return [
        ...when(inChannel, make(words.nominate, 'nominateMe', 'positive')),
        ...when(opens, open),
        ...when(conducts && candidates === 1, make(words.unopposed, 'unopposed')),
        ...when(!inChannel && reader.seated, nominate),
        ...when((inChannel || reader.seated) && ownList, make(words.here, 'here')),
        ...when(conducts && ownList, make(words.presence, 'presenceForm')),
        ...when(conducts, make(words.cancel, 'cancelForm')),
      ]
    case 'open':
      return [
        ...when(inChannel, make(words.vote, 'ballotToMe', 'positive')),
        ...when(reader.mayVote, make(words.vote, 'ballot', 'positive', { round })),
        ...when(conducts && allVoted, close),
        ...when(!inChannel, make(words.refresh, 'show')),
        ...when(conducts, make(words.paper, 'paperForm')),
        ...when(reader.secretariat, make(words.web, 'webForm')),
        ...when(conducts && !allVoted, close),
      ]
    case 'closing':
      return when(!inChannel, make(words.refresh, 'show'))
    case 'paper':
      return [
        ...when(reader.mayConfirm, make(words.confirm, 'confirmForm', 'positive')),
        ...when(
          conducts,
          make(words.totals, 'totalsForm', paperTotals || reader.mayConfirm ? 'default' : 'positive'),
        ),
      ]
    case 'tied':
      return [
        ...when(reader.decidesTie, make(words.castingVote, 'castingForm', 'positive')),
        ...when(
          conducts && !reader.tieIsForChair,
          make(words.draw, 'draw', 'positive'),
          make(words.hand, 'handForm'),
        ),
        ...when(!inChannel, make(words.refresh, 'show')),
      ]
    case 'again':
      return [
        ...when(conducts, make(words.openNext, 'openForm', 'positive')),
        ...when(!inChannel, make(words.check, 'check')),
        ...when(conducts, make(words.cancel, 'cancelForm')),
      ]
    case 'decided':
      return [
        ...when(
          reader.secretariat && election.elected !== undefined,
          make(words.certify, 'certifyForm', 'positive'),
        ),
        ...when(!inChannel && election.rounds.length > 0, make(words.check, 'check')),
        ...when(reader.secretariat || (conducts && !election.elected), make(words.cancel, 'cancelForm')),
      ]
    case 'certified':
      return [
        ...when(
          conducts && election.office === 'chair',
          make(words.startVice, 'startForm', 'positive', { office: 'viceChair' }),
        ),
        ...when(!inChannel && election.rounds.length > 0, make(words.check, 'check')),
      ]
    case 'cancelled':
      return []
  }
}
