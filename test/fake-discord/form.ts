import { type ErrorTree, type FormError, Refusal } from './refusal.js';

type Problem = FormError & { readonly path: readonly string[] };

/** A JSON object of unknown content. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an untrusted request body with `check`, which reports problems through the fields.
 * Throws Discord's "Invalid Form Body" (50035) with all of them.
 */
export function checkForm<T>(body: unknown, check: (form: Field) => T): T {
  const problems: Problem[] = [];
  const result = check(new Field(body, [], problems));
  if (problems.length === 0) return result;
  throw new Refusal(400, 50035, 'Invalid Form Body', treeOf(problems));
}

/** Runs checks of a part of a body, so that their errors are found under `key`. */
export function under(key: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal) || !error.errors) throw error;
    throw new Refusal(error.status, error.code, error.message, { [key]: error.errors });
  }
}

/**
 * One place in a request body. Each check ignores an absent value (undefined or null; say
 * `required()` first), reports what is wrong, and returns the value or null.
 */
export class Field {
  constructor(
    readonly value: unknown,
    readonly path: readonly string[],
    private readonly problems: Problem[],
  ) {}

  get given(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  at(key: string | number): Field {
    const inside = this.value as JsonObject | null | undefined;
    const value = typeof inside === 'object' ? inside?.[key] : undefined;
    return new Field(value, [...this.path, String(key)], this.problems);
  }

  refuse(code: string, message: string): void {
    this.problems.push({ path: this.path, code, message });
  }

  required(): this {
    if (!this.given) this.refuse('BASE_TYPE_REQUIRED', 'This field is required');
    return this;
  }

  object(): this {
    if (this.given && !isObject(this.value)) {
      this.refuse('DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    }
    return this;
  }

  /** A text of `min` to `max` characters (code points); blank counts as absent when `min` > 0. */
  text(min: number, max: number): string | null {
    if (!this.given) return null;
    if (typeof this.value !== 'string') {
      this.refuse('STRING_TYPE_CONVERT', 'Could not interpret value as string.');
      return null;
    }
    const length = [...this.value].length;
    if (min > 0 && this.value.trim() === '') {
      this.refuse('BASE_TYPE_REQUIRED', 'This field is required');
    } else if (length < min || length > max) {
      this.refuse('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    }
    return this.value;
  }

  number(min = -Infinity, max = Infinity): number | null {
    if (!this.given) return null;
    if (typeof this.value !== 'number') {
      this.refuse('NUMBER_TYPE_COERCE', `Value "${this.value}" is not a number.`);
      return null;
    }
    if (this.value < min || this.value > max) {
      this.refuse('NUMBER_TYPE_RANGE', `Value should be between ${min} and ${max}.`);
    }
    return this.value;
  }

  integer(min = -(2 ** 53), max = 2 ** 53): number | null {
    const value = this.number(min, max);
    if (value === null || Number.isInteger(value)) return value;
    this.refuse('NUMBER_TYPE_COERCE', `Value "${value}" is not int.`);
    return null;
  }

  boolean(): boolean | null {
    if (!this.given) return null;
    if (typeof this.value === 'boolean') return this.value;
    this.refuse('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    return null;
  }

  choice<T extends string | number>(values: readonly T[]): T | null {
    if (!this.given) return null;
    const found = values.find((value) => value === this.value);
    if (found === undefined) {
      this.refuse('BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`);
    }
    return found ?? null;
  }

  list(min: number, max: number): Field[] {
    if (!this.given) return [];
    if (!Array.isArray(this.value)) {
      this.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    if (this.value.length < min || this.value.length > max) {
      this.refuse('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    }
    return this.value.map((_, index) => this.at(index));
  }

  /** Like `list`, of the given values only, none of them twice. */
  distinct<T extends string | number>(values: readonly T[], min: number): void {
    const seen = new Set<unknown>();
    for (const item of this.list(min, values.length)) {
      item.required().choice(values);
      if (seen.has(item.value)) item.refuse('LIST_ITEM_DUPLICATED', 'Values must be unique');
      seen.add(item.value);
    }
  }
}

function treeOf(problems: readonly Problem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) {
      const inner = node[key] ?? {};
      if (Array.isArray(inner)) break;
      node[key] = inner;
      node = inner;
    }
    const errors = node._errors;
    node._errors = [...(Array.isArray(errors) ? errors : []), { code, message }];
  }
  return root;
}
