/** Time is an argument: the wall clock in operation, a hand-set one in tests. */
export type Clock = () => Date
