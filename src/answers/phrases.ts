import type { EvidenceStrength } from '../knowledge/evidence.js';
import type { Level, Section, Urgency } from '../knowledge/schema.js';
import { dateName, daysName, equipmentName, monthName } from './names.js';
import type { AnswerReply, NumberedSource, UnknownReply } from './reply.js';

/** Every sentence that Soleus itself says, in one place; what the knowledge says is in `knowledge/`. */
export const phrases = {
  why: 'Why',
  whatToDo: 'What to do',
  caution: 'Caution',
  sources: 'Sources',
  related: 'People also ask',
  exercises: 'Exercises',
  didYouMean: 'Did you mean one of these?',
  orDidYouMean: 'Or did you mean',
  noneOfThese: 'None of these? Ask again in other words.',
  seeClinician: 'See a clinician',
  evidence: {
    strong: 'Strong evidence',
    moderate: 'Moderate evidence',
    limited: 'Limited evidence',
    practice: 'Expert practice, little research',
  } satisfies Record<EvidenceStrength, string>,
  reviewed: (month: string) => `Reviewed ${monthName(month)}`,
  outdated: 'More than two years old: newer research may say more',
  urgency: {
    emergency: 'This may be an emergency',
    'same-day': 'Get this seen today',
    talk: 'You don’t have to carry this alone',
  } satisfies Record<Urgency, string>,
  urgentFooter: {
    emergency: 'I am a bot and cannot examine you. When in doubt, get help now.',
    'same-day': 'I am a bot and cannot examine you. When in doubt, get help now.',
    talk: 'I am a bot. There are people who want to hear from you.',
  } satisfies Record<Urgency, string>,
  unknown: {
    empty: 'Ask me a running question, in your own words.',
    'not-known':
      "I don't know that one. I answer questions about running: training, racing, injuries, strength, food, gear and weather.",
    'no-answer-yet':
      'I have no answer to that one yet. Ask me about training, racing, injuries, strength, food, gear or weather.',
    'other-language':
      'I only understand English so far. With chest pain, a collapse or bad trouble breathing, call your emergency number now.',
    'no-such-exercise': "I don't know an exercise of that name.",
    gone: 'That answer is no longer in my knowledge base. Ask me the question again.',
  } satisfies Record<UnknownReply['reason'], string>,
  nearest: 'The nearest things that I know:',
  forExample: 'You could ask:',
  unreadableReply:
    "Discord doesn't show me the text of that reply. Mention me in it, or use `/ask`.",
  exercise: {
    does: 'Works',
    helps: 'Helped by',
    dose: 'Dose',
    steps: 'Steps',
    mistakes: 'Common mistakes',
    easier: 'Easier',
    harder: 'Harder',
    forRunners: 'For runners',
    equipment: (things: readonly string[]) => things.map(equipmentName).join(' or '),
    recommendedBy: 'Helps with',
  },
  muscleMap: {
    captions: { front: 'Front', back: 'Back' },
    legend: { primary: 'Works', secondary: 'Helps' },
    alt: (worked: readonly string[], helping: readonly string[]) =>
      [
        `Muscles worked: ${worked.join(', ')}.`,
        ...(helping.length > 0 ? [`Helping: ${helping.join(', ')}.`] : []),
        'Front and back view.',
      ].join(' '),
  },
  feedback: {
    helpful: 'Helpful',
    unhelpful: 'Not helpful',
    thanks: 'Thank you, that is noted.',
    correction: {
      title: 'What was wrong?',
      wrong: 'What is wrong or missing',
      source: 'A source for it, if you know one',
      thanks: 'Thank you. The people who write the answers will read it.',
      tooMany: (seconds: number) =>
        `That was a lot at once, and I did not keep the last one. Send it again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    },
  },
  publish: 'Post in the channel',
  mayNotPublish: 'You can’t write here, so I can’t post this here for you.',
  published: (userId: string) => `Posted by <@${userId}>`,
  alreadyAnswered: (link: string) => `That was answered here a little while ago: ${link}`,
  showAnyway: 'Show it to me',
  cooldown: (seconds: number) =>
    `That was a lot at once. Ask me again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  introduction:
    'Hi, I am Soleus. I answer running questions from entries that people wrote, each with its sources.\nMention me, or use `/ask`; `/help` shows what I know.',
  noSpeech: (channel: string) =>
    `I may not write in ${channel}. Ask me with \`/ask\` there, or right here.`,
  answerThis: 'Answer this',
  nothingToAnswer: 'There is no text in that message that I could answer.',
  help: {
    title: 'Soleus answers running questions',
    intro:
      'Ask in your own words. Every answer is written by people and shows its sources. When I don’t know, I say so.',
    ways: [
      '**In a channel:** mention me with your question, or use `/ask`.',
      '**In a direct message:** just write.',
      '**On somebody’s message:** open its menu, then Apps, then Answer this.',
      '**Exercises:** `/exercise` shows one, `/exercises` finds some.',
      '**Tips:** `/tip` shows one; moderators set up a daily one with `/tips set`.',
    ],
    covers: (topics: number, exercises: number) =>
      `I know ${topics} questions and ${exercises} exercises. Choose a subject, or try one of these:`,
    choose: 'Choose a subject',
    section: (name: string, topics: number) => `${name}: ${topics} questions`,
    more: 'Some of what I can answer about it:',
    safety:
      'I am no doctor. Chest pain, fainting or a hot, swollen calf needs a clinician, not a bot.',
  },
  sections: {
    body: 'Body and muscles',
    training: 'Training',
    racing: 'Racing',
    injury: 'Injuries',
    strength: 'Strength work',
    nutrition: 'Food and drink',
    gear: 'Gear',
    environment: 'Weather and places',
    special: 'Special situations',
    mind: 'Mind',
  } satisfies Record<Section, string>,
  browse: {
    title: (count: number) => (count === 1 ? '1 exercise' : `${count} exercises`),
    none: 'No exercise fits all of these filters. Leave one out.',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    open: 'Open a card',
    previous: 'Previous',
    next: 'Next',
    levels: {
      beginner: 'Beginner',
      intermediate: 'Intermediate',
      advanced: 'Advanced',
    } satisfies Record<Level, string>,
  },
  about: {
    title: (version: string) => `Soleus ${version}`,
    what: 'Answers running questions from a curated knowledge base. No language model, nothing made up.',
    counts: (topics: number, exercises: number, tips: number, sources: number) =>
      `${topics} questions · ${exercises} exercises · ${tips} tips · ${sources} sources`,
    license: 'MIT license. The works that the answers cite belong to their authors.',
    privacy: 'What I store and how to delete it: `/privacy`',
  },
  privacy: {
    title: 'What Soleus stores',
    stored: [
      '**Your votes:** which entries you found helpful or not.',
      '**Your corrections:** what you wrote about an entry, and the source that you named.',
      '**For servers:** their settings. If moderators switched it on with `/gaps on`, questions to me that I could not answer well, for 30 days, without who asked.',
      '**In memory, for 15 minutes:** your last question, so that I understand what follows it.',
    ],
    notStored:
      'Nothing else. I can’t read messages that are not meant for me. One that you pick with **Answer this** I read, and don’t keep.',
    export: 'Export my data',
    delete: 'Delete my data',
    exported: 'Here is everything that I store about you.',
    confirm: 'Delete all of your votes and corrections? This can’t be undone.',
    deleteNow: 'Delete them',
    deleted: (count: number) =>
      count === 0 ? 'There was nothing to delete.' : `Deleted: ${count} of your entries.`,
  },
  gaps: {
    needsServer: 'This works in a server that has installed Soleus.',
    needsPermission: 'You need the permission Manage Server for that.',
    on: 'From now on I keep questions that I could not answer well: for 30 days, without who asked. `/gaps show` lists them, `/gaps off` ends it.',
    off: 'I keep no questions of this server any more. Those that I had are deleted.',
    isOff: 'I keep no questions of this server. `/gaps on` changes that.',
    none: 'No unanswered questions so far.',
    title: 'What I could not answer well',
    near: (question: string) => `Near: ${question}`,
    nothingNear: 'Near nothing that I know',
    asked: (count: number) => `${count} ×`,
    more: (count: number) => `… and ${count} more; \`/gaps export\` has all of them.`,
    exported: 'A file for curators: new aliases by topic, new subjects, and corrections.',
  },
  tips: {
    title: 'Tip of the day',
    single: 'A tip',
    nearest: 'The nearest tip that I have',
    why: 'Why?',
    noneAbout: 'I have no tip about that. `/tip` alone shows one about anything.',
    none: 'I have no tip to show right now.',
    badTime: (typed: string) =>
      `I can’t read “${typed}” as a time of day. Write it like 7:30, 19:30 or 7:30 pm.`,
    badTimeZone: (typed: string) =>
      `I know no time zone “${typed}”. Type a city or country and choose from the list.`,
    badWeekdays: (typed: string) =>
      `I can’t read “${typed}” as days of the week. Write them like mon-fri, weekends, or mon wed fri.`,
    everyone: 'I never mention everyone. Choose a role that members can leave, or none.',
    tooMany: (most: number) => `This server has tips in ${most} channels, which is the most.`,
    notYet: (isNew: boolean) =>
      `${isNew ? 'Nothing is set up yet' : 'Nothing is changed'}, because the tips would not arrive:`,
    lacks: {
      gone: () => 'The channel is gone.',
      view: (channel: string) => `I can’t see ${channel}. Give me View Channel there.`,
      send: (channel: string) =>
        `I may not write in ${channel}. Give me Send Messages there; in a thread it is Send Messages in Threads.`,
      history: (channel: string) =>
        `I may not read older messages in ${channel}. Give me Read Message History there, so that I can look whether a tip arrived before I send it again.`,
      mention: (channel: string, role: string) =>
        `I may not mention ${role}. Allow anyone to mention it (Server Settings > Roles), or give me Mention All Roles in ${channel}.`,
      role: () =>
        'The role that I mention is gone. `/tips set` chooses another, or none with the option `silent`.',
    },
    isSet: (isNew: boolean) => (isNew ? 'Tips are set up' : 'Tips are changed'),
    goOn: 'These tips were paused. Now they go on.',
    alsoIn: (channels: readonly string[]) =>
      `This server also has tips in ${channels.join(', ')}. \`/tips off\` ends them in a channel.`,
    when: (weekdays: readonly number[], time: string, zone: string) =>
      `${daysName(weekdays)} at ${time} (${zone})`,
    silently: 'without a notification',
    mentioning: (role: string) => `mentions ${role}`,
    next: 'Next',
    ownClock: 'Times are shown in your own clock.',
    after: '`/tips preview` shows the next tip, `/tips status` says whether all is well.',
    noSchedule: 'No channel of this server gets tips. `/tips set` changes that.',
    noneThere: (channel: string) =>
      `${channel} gets no tips. \`/tips status\` lists the channels that do.`,
    which: (channels: readonly string[]) =>
      `This server has tips in ${channels.join(', ')}. Say which with the option \`channel\`.`,
    isGone: 'These tips are not set up any more.',
    status: 'Tips of this server',
    more: (count: number) => `… and ${count} more; choose one with the option \`channel\`.`,
    history: 'Lately',
    noHistory: 'Nothing was posted yet.',
    fine: 'All is well.',
    post: {
      claimed: () => 'is being posted',
      unclear: (reason: string) => `not certain: ${reason}`,
      posted: (link: string | null) => (link === null ? 'posted' : `[posted](${link})`),
      failed: (reason: string) => `not posted: ${reason}`,
      missed: (reason: string) => `missed: ${reason}`,
      skipped: (reason: string) => `skipped: ${reason}`,
    },
    lastTry: (reason: string, next: string) =>
      `The last try failed: ${reason}. I try again ${next}.`,
    skipping: (date: string) => `The tip of ${date} is skipped.`,
    pausedByUs: (since: string, reason: string) =>
      `I paused these tips ${since}, because they failed three times in a row: ${reason}. Mend that, then press Resume.`,
    pausedByModerator: (since: string) => `A moderator paused these tips ${since}.`,
    preview: (channel: string, at: string) => `The next tip for ${channel}, ${at}:`,
    previewMayChange: 'Another one can come if tips are added or the schedule changes.',
    paused: (channel: string) =>
      `Paused: nothing is posted in ${channel} until somebody presses Resume.`,
    alreadyPaused: (channel: string) => `The tips in ${channel} are paused already.`,
    resume: 'Resume',
    resumed: (channel: string, at: string) => `The tips in ${channel} go on. The next comes ${at}.`,
    notPaused: (channel: string) => `The tips in ${channel} are not paused.`,
    skipped: (channel: string, date: string, at: string) =>
      `The tip of ${date} in ${channel} is skipped. The next comes ${at}.`,
    unskip: 'Don’t skip it',
    unskipped: (channel: string, at: string) =>
      `Not skipped: the next tip in ${channel} comes ${at}.`,
    off: (channel: string) => `${channel} gets no more tips. \`/tips set\` starts them again.`,
    remove: 'Remove',
    date: (on: string) => dateName(on),
    reasons: {
      gone: 'the channel was deleted',
      view: 'I may not see the channel',
      send: 'I may not write in the channel',
      history: 'I may not read older messages in the channel',
      locked: 'the thread is locked',
      blocked: 'AutoMod blocked the message',
      outage: 'Discord did not answer',
      wait: 'Discord asked me to wait',
      full: 'there are too many new messages to look through',
      refused: (message: string) => `Discord refused the message (${message})`,
    },
  },
  error: 'Something went wrong on my side. Please try again in a minute.',
  commands: {
    ask: 'Ask a running question in your own words',
    askQuestion: 'For example: does running make your calves bigger?',
    askPrivately: 'Only you see the answer',
    exercise: 'See how to do an exercise',
    exercises: 'Find exercises',
    exercisesMuscle: 'What it works',
    exercisesEquipment: 'What you have',
    exercisesLevel: 'How hard',
    exercisesCategory: 'What kind',
    about: 'What Soleus is, and how much it knows',
    privacy: 'What Soleus stores about you, and how to delete it',
    gaps: 'Questions that Soleus could not answer in this server',
    gapsOn: 'Keep unanswered questions for 30 days, without who asked',
    gapsOff: 'Keep no questions, and delete those that were kept',
    gapsShow: 'List the most frequent ones',
    gapsExport: 'Get them as a file for curators',
    exerciseName: 'Start typing a name, such as calf raise',
    help: 'What you can ask Soleus',
    tip: 'Get a running tip',
    tipAbout: 'What about, in your own words',
    tips: 'Daily tips in a channel of this server',
    tipsSet: 'Post a tip in a channel every day, or change when',
    tipsChannel: 'Which channel or thread',
    tipsTime: 'Such as 7:30, 19:30 or 7:30 pm',
    tipsTimezone: 'Type a city, a country or such as CET',
    tipsRole: 'A role to mention; left out, it stays as it is, at first none',
    tipsSilent: 'Mention no role from now on',
    tipsWeekdays:
      'Such as mon-fri, weekends, or every day; left out, they stay as they are, at first every day',
    tipsStatus: 'When the next tips come, what was posted, and what is wrong',
    tipsPreview: 'See the next tip as it will be posted',
    tipsPause: 'Post no tips until somebody resumes them',
    tipsSkip: 'Leave the next tip out',
    tipsOff: 'Post no more tips',
    tipsWhich: 'Which one, if several channels get tips',
  },
} as const;

/** What stands below an answer: how sure it is and how fresh. */
export function footnotes({ verdict, evidence, reviewed, outdated }: AnswerReply): string[] {
  return [
    ...(verdict === 'see-doctor' ? [phrases.seeClinician] : []),
    phrases.evidence[evidence],
    phrases.reviewed(reviewed),
    ...(outdated ? [phrases.outdated] : []),
  ];
}

/** Where and when a source appeared: "Sports Medicine 2018". */
export function originOf({ publisher, year }: NumberedSource): string {
  return year === undefined ? publisher : `${publisher} ${year}`;
}
