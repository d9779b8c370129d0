import type {
  APIApplicationCommandOptionChoice,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';

/** What the page and its server tell each other. Plain data, types only: both sides import it. */

/** The pretended Discord: where things are said, by whom, and which commands there are. */
export interface Place {
  readonly guild: string;
  readonly channels: readonly Channel[];
  readonly roles: readonly Named[];
  readonly members: readonly Member[];
  /** Id of the bot among the members. */
  readonly botId: string;
  readonly commands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[];
  /** Names of the commands in the menu of messages. */
  readonly messageCommands: readonly string[];
  readonly messages: readonly ShownMessage[];
  /** What a newcomer may try. */
  readonly examples: readonly Example[];
  /** What is wrong with the knowledge base at the moment; empty if nothing. */
  readonly findings: readonly string[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Channel extends Named {
  readonly kind: 'guild' | 'direct-message';
}

export interface Member extends Named {
  readonly isBot: boolean;
  /** The one who sits at the page. */
  readonly isMe: boolean;
}

/** Something to try with one click. */
export interface Example {
  readonly label: string;
  readonly act: PageAct;
}

export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Discord markdown; empty where there are components. */
  readonly content: string;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ShownFile[];
  readonly isEphemeral: boolean;
  /** The message that it replies to. */
  readonly replyTo: string | null;
  /** The slash command that it answers, such as `/exercise`. */
  readonly command: string | null;
  /** True if it can be explained why this was answered. */
  readonly isExplained: boolean;
}

export interface ShownFile {
  readonly name: string;
  readonly url: string;
  /** Bytes. */
  readonly size: number;
}

export type OptionValue = string | number | boolean;

/** What the member at the page does. */
export type PageAct =
  | { readonly kind: 'message'; readonly channelId: string; readonly content: string }
  | {
      readonly kind: 'command';
      readonly channelId: string;
      readonly name: string;
      readonly subcommand: string | null;
      readonly options: Readonly<Record<string, OptionValue>>;
    }
  | {
      readonly kind: 'message-command';
      readonly channelId: string;
      readonly name: string;
      readonly messageId: string;
    }
  | {
      readonly kind: 'press';
      readonly channelId: string;
      /** Null for a card of the knowledge index, which is no message of the channel. */
      readonly messageId: string | null;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'submission';
      readonly channelId: string;
      readonly customId: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  /** Takes a message away that nobody else sees. */
  | { readonly kind: 'dismissal'; readonly messageId: string };

export type Modal = APIModalInteractionResponseCallbackData;
export type Choice = APIApplicationCommandOptionChoice<string | number>;

/** What an act led to: messages that are new or have changed, or a form to fill in. */
export interface Outcome {
  readonly messages: readonly ShownMessage[];
  readonly modal: Modal | null;
}

/** What the server tells on its own. */
export type News =
  | { readonly kind: 'messages'; readonly messages: readonly ShownMessage[] }
  /** The knowledge base was edited, and it takes a while until the edit is served. */
  | { readonly kind: 'learning'; readonly text: string }
  /** The knowledge base was edited. With findings it is broken, and the old one is still served. */
  | { readonly kind: 'knowledge'; readonly findings: readonly string[] };

/** Why a question was answered as it was. */
export interface MessageExplanation {
  readonly question: string;
  /** The kind of the reply. */
  readonly decision: string;
  /** The question that it goes on from, if it was understood so. */
  readonly followUpOf: string | null;
  /** The words as they were understood, typos repaired, and the stems that they came to. */
  readonly words: readonly string[];
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
  readonly stems: readonly string[];
  /** Stems that carried the best topic, with their share from 0 to 1. */
  readonly carriedBy: readonly { readonly stem: string; readonly share: number }[];
  readonly topics: readonly {
    readonly entry: EntryLink;
    /** 0 to 1. */
    readonly confidence: number;
    /** The known way of asking that is nearest to the question. */
    readonly phrasing: string;
  }[];
  /** What is nearer than every topic: a domain of other things, or a subject without an answer. */
  readonly nearerThanTopics: {
    readonly id: string;
    readonly kind: 'off-topic' | 'unanswered';
    readonly phrasing: string;
  } | null;
  readonly redFlags: readonly {
    readonly entry: EntryLink;
    /** What raised it: a sign, or else that the question is like this known message. */
    readonly sign: string | null;
    readonly phrasing: string | null;
  }[];
  readonly microseconds: number;
}

export const ENTRY_KINDS = ['faq', 'exercises', 'red-flags', 'tips', 'sources'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An entry of the knowledge base; its address on the page is `/kind/id`. */
export interface EntryLink {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string;
}

/** An entry in the index. */
export interface IndexedEntry extends EntryLink {
  /** What it is listed under. */
  readonly group: string;
}

export interface ShownEntry extends EntryLink {
  /** As members see it; empty for a source, which members see in answers only. */
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ShownFile[];
  readonly file: string;
  readonly line: number;
  readonly yaml: string;
  /** What cites it or leads to it. */
  readonly usedBy: readonly EntryLink[];
}
