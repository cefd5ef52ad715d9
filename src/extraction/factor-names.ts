/** Which factor of the confidence a step of a trace stands for: what is measured and published is named like this. */
import type { TraceStep } from '../../events/vocabulary.ts'

/** Rules whose factor has another name, or none. */
const named: Readonly<Record<string, string | null>> = {
  negation: 'negated',
  'negated verb': 'negated',
  'no such thing': 'evaluation',
  evaluation: 'evaluation',
  necessity: 'necessity',
  possibility: 'possibility',
  question: 'rhetorical',
  condition: null,
  headline: 'headline',
  'the newsroom itself': 'newsroom',
  'state of mind, or an act not done': 'newsroom',
  'another party says what this one thinks or does': 'ascribed',
  'own words, told by another party': 'ascribed',
  'own words or decision': null,
}

/** `speaker by role`, `form incise`, `attitude`, `headline` …; null for a step that has no say in the confidence. */
export function factorNameOf({ stage, rule, factor }: TraceStep): string | null {
  if (stage === 'attribution') return rule.startsWith('speaker by ') ? rule : `form ${rule}`
  // A cue that somebody takes a position on is counted with the verb that takes it.
  if (stage === 'propositions') return factor < 1 ? 'stated' : null
  const name = named[rule]
  return name === undefined ? 'attitude' : name
}
