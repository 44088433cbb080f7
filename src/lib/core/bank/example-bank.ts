/** A small bank with every type of question, for tests. */
export const EXAMPLE_BANK = `# yaml-language-server: $schema=../static/schema/bank-1.json
id: tides
title: Why the sea rises twice a day
summary: What a lecture says about the tides of one harbour.
language: en
licence: CC-BY-4.0
authors: [Ada Example]
revision: 1

sources:
  - id: lecture
    title: On tides
    author: Ada Example
    publisher: Harbour School
    date: 2024-03-01
    kind: explainer
    url: https://example.org/tides
    passages: { unit: paragraph, count: 6, counted-from: "The sea at our harbour" }

sections:
  - { id: moon, title: The pull of the Moon, source: lecture, from: 1, to: 3 }
  - { id: coast, title: What the coast does, source: lecture, from: 4, to: 6 }

facts:
  - id: harbour-level
    passage: 5
    kind: figure
    said-by: Port Office
    statement: The spring tide reaches 48,000 mm.
  - id: two-highs
    source: lecture
    passage: 2
    kind: event
    said-by: Ada Example
    statement: The harbour has two high waters a day.
  - id: best-port
    passage: 3
    kind: judgement
    said-by: Ada Example
    statement: The harbour is the finest of the coast.
    attribution: false

questions:
  - id: level
    type: numeric
    facts: [harbour-level]
    stem: How high is the spring tide, in millimetres?
    answer: 48000
    unit: { name: mm }
    feedback: { right: So the office says., wrong: The office has another number. }
    confusions:
      - { value: 20000, feedback: That is the neap tide. }
    explanation: The Port Office gives it in passage 5.
  # Comments and order stay.
  - id: highs-a-day
    type: single
    facts: [two-highs]
    stem: How many high waters a day does the harbour have?
    answer: Two
    right: So it is.
    distractors:
      - { text: One, feedback: It is one for each bulge. }
      - { text: Four, feedback: Low waters count for themselves. }
    explanation: Two bulges pass in a day.
    hint: There are two bulges.
    tags: [basics]
    difficulty: 2
  - id: highs-cause
    type: multiple
    facts: [two-highs]
    stem: What pulls the water?
    choices:
      - { text: The Moon, correct: true, feedback: Most of all. }
      - { text: The Sun, correct: true, feedback: Half as much. }
      - { text: None of these, feedback: Something does., pinned: true }
    explanation: Both do.
  - id: highs-true
    type: true-false
    facts: [two-highs]
    stem: A bulge of water passes the harbour twice a day.
    answer: true
    feedback: { true: So it is., false: Two of them pass. }
    explanation: Two bulges pass in a day.
    hint: { text: Count the bulges., gives: true }
  - id: spring-name
    type: short-text
    facts: [two-highs]
    stem: What is the highest tide called?
    accept: [spring tide, spring]
    feedback: { right: Yes., wrong: It is not named after the season. }
    confusions:
      - { text: neap tide, feedback: That is the lowest. }
    explanation: It springs up.
  - id: best
    type: cloze
    facts: [best-port]
    stem: Fill the blanks as Ada Example has it.
    text: "The {{ place }} is the {{degree}} of the coast; it has {{count}} high waters."
    blanks:
      degree:
        choices:
          - { text: finest, correct: true, feedback: Her word. }
          - { text: largest, feedback: She does not speak of size. }
      place: { accept: [harbour], feedback: It is the harbour. }
      count: { accept: [two, 2], feedback: Two. }
    explanation: It is her judgement.
  - id: phases
    type: matching
    facts: [two-highs]
    stem: Match the tide to the phase.
    pairs:
      - { prompt: Spring tide, match: Full Moon, feedback: In line. }
      - { prompt: King tide, match: Full Moon, feedback: In line and near. }
      - { prompt: Neap tide, match: Half Moon, feedback: At right angles. }
    extra: [New Year]
    explanation: It is a matter of angles.
  - id: order
    type: ordering
    facts: [two-highs]
    stem: Put the water's states in order, beginning at low water.
    items:
      - { text: Low water, feedback: The beginning. }
      - { text: Rising water, feedback: On the way. }
      - { text: High water, feedback: The end. }
    explanation: It rises from low to high.
`;

/** The example with one passage of it replaced; throws where the passage is not there exactly once. */
export function exampleWith(from: string, to: string): string {
	if (EXAMPLE_BANK.split(from).length !== 2) throw new Error(`Not once in the example: ${from}`);
	return EXAMPLE_BANK.replace(from, () => to);
}
