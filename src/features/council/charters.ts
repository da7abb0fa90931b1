/** A kind of council as its charter (kommissorium) describes it. Names and tasks stand in the room's strings. */
export interface Charter {
  /** Seat kinds with the recommended number of each; a recommendation, never a limit. */
  /** `open` marks a public office or a job; other kinds could tell something private about who holds the seat. */
  seats: { kind: string; count: number; open?: true }[]
  /** Keys of the groups that the council speaks for. */
  targetGroups: readonly string[]
  focusAreas: readonly string[]
}

export const CHARTERS: Readonly<Record<string, Charter>> = {
  // Udsatteråd: advises byråd and Social- og Sundhedsudvalget on socially vulnerable citizens.
  udsatteraad: {
    seats: [
      { kind: 'political', open: true, count: 2 },
      { kind: 'user', count: 2 },
      { kind: 'sind', count: 1 },
      { kind: 'laenken', count: 1 },
      { kind: 'housingStaff', open: true, count: 1 },
      { kind: 'psychiatryStaff', open: true, count: 1 },
      { kind: 'healthStaff', open: true, count: 1 },
      { kind: 'centreManager', open: true, count: 1 },
    ],
    targetGroups: ['addiction', 'homeless', 'mentallyVulnerable', 'violence', 'poorYouth', 'prostitution'],
    focusAreas: ['poverty', 'health', 'homelessness', 'addiction', 'violence', 'psychiatry', 'inclusion'],
  },
  // Medborgerforum: works from an action plan; its charter fixes no seats and no number of members.
  medborgerforum: {
    seats: [{ kind: 'citizen', count: 10 }],
    targetGroups: ['allCitizens'],
    focusAreas: ['citizenship', 'diversity', 'community'],
  },
}

export const charterOf = (type: string): Charter => {
  const charter = CHARTERS[type]
  if (!charter) throw new Error(`no charter for the council type ${type}`)
  return charter
}
