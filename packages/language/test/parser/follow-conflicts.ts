import { GrammarAST } from 'langium';

/** An optional part of a rule that begins with a token which may also follow the part: the parser always takes it. */
export interface FollowConflict {
  readonly rule: string;
  readonly part: string;
  readonly tokens: readonly string[];
}

type Rule = GrammarAST.ParserRule | GrammarAST.InfixRule;
type Tokens = Set<string>;

/**
 * Finds every place where the parser decides by greed alone. The lookahead strategy does not look beyond the end of a
 * rule, so it reports nothing there. Keywords that look like names are names too.
 */
export function followConflicts(grammar: GrammarAST.Grammar): FollowConflict[] {
  const analysis = new Analysis(grammar);
  return analysis.conflicts();
}

class Analysis {
  private readonly rules: readonly Rule[];
  private readonly keywords: readonly string[];
  private readonly first = new Map<string, Tokens>();
  private readonly nullable = new Set<string>();
  private readonly follow = new Map<string, Tokens>();
  private found: FollowConflict[] = [];

  constructor(grammar: GrammarAST.Grammar) {
    this.rules = grammar.rules.filter(
      (rule): rule is Rule => GrammarAST.isParserRule(rule) || GrammarAST.isInfixRule(rule),
    );
    this.keywords = [
      ...new Set(
        this.rules.flatMap((rule) => (GrammarAST.isParserRule(rule) ? keywordsIn(rule.definition) : [])),
      ),
    ];
    for (const { name } of this.rules) {
      this.first.set(name, new Set());
      this.follow.set(name, new Set());
    }
    this.untilStable(() => {
      for (const rule of this.rules) {
        const { tokens, empty } = this.firstOf(bodyOf(rule));
        addAll(this.first.get(rule.name), tokens);
        if (empty) this.nullable.add(rule.name);
      }
    });
    this.untilStable(() => this.pass(false));
  }

  conflicts(): FollowConflict[] {
    this.found = [];
    this.pass(true);
    return this.found;
  }

  private pass(report: boolean): void {
    for (const rule of this.rules)
      this.walk(rule, bodyOf(rule), this.follow.get(rule.name) ?? new Set(), report);
  }

  private walk(rule: Rule, element: Element, after: Tokens, report: boolean): void {
    const repeats = element.cardinality === '*' || element.cardinality === '+';
    const own = this.firstOf({ ...element, cardinality: undefined } as unknown as Element).tokens;
    if (report && element.cardinality !== undefined) {
      const both = [...own].filter((token) => after.has(token));
      if (both.length > 0) this.found.push({ rule: rule.name, part: textOf(element), tokens: both.sort() });
    }
    const inside = repeats ? union(after, own) : after;
    if (GrammarAST.isGroup(element) || GrammarAST.isUnorderedGroup(element)) {
      let rest = inside;
      for (const part of element.elements.toReversed()) {
        this.walk(rule, part as Element, rest, report);
        const { tokens, empty } = this.firstOf(part as Element);
        rest = empty ? union(rest, tokens) : tokens;
      }
    } else if (GrammarAST.isAlternatives(element)) {
      for (const part of element.elements) this.walk(rule, part as Element, inside, report);
    } else if (GrammarAST.isAssignment(element)) {
      this.walk(rule, element.terminal as Element, inside, report);
    } else if (GrammarAST.isRuleCall(element)) {
      addAll(this.follow.get(element.rule.$refText), inside);
    }
  }

  private firstOf(element: Element): { tokens: Tokens; empty: boolean } {
    const { tokens, empty } = this.firstOnce(element);
    return { tokens, empty: empty || element.cardinality === '?' || element.cardinality === '*' };
  }

  private firstOnce(element: Element): { tokens: Tokens; empty: boolean } {
    if (GrammarAST.isGroup(element) || GrammarAST.isUnorderedGroup(element)) {
      const tokens: Tokens = new Set();
      for (const part of element.elements) {
        const one = this.firstOf(part as Element);
        addAll(tokens, one.tokens);
        if (!one.empty) return { tokens, empty: false };
      }
      return { tokens, empty: true };
    }
    if (GrammarAST.isAlternatives(element)) {
      const all = element.elements.map((part) => this.firstOf(part as Element));
      return { tokens: union(...all.map(({ tokens }) => tokens)), empty: all.some(({ empty }) => empty) };
    }
    if (GrammarAST.isAssignment(element)) return this.firstOf(element.terminal as Element);
    if (GrammarAST.isCrossReference(element)) return { tokens: this.names(), empty: false };
    if (GrammarAST.isKeyword(element)) return { tokens: new Set([element.value]), empty: false };
    if (GrammarAST.isRuleCall(element)) {
      const name = element.rule.$refText;
      const known = this.first.get(name);
      if (known !== undefined) return { tokens: known, empty: this.nullable.has(name) };
      return { tokens: name === 'ID' ? this.names() : new Set([name]), empty: false };
    }
    return { tokens: new Set(), empty: true };
  }

  private names(): Tokens {
    return new Set(['ID', ...this.keywords.filter((keyword) => /^[A-Za-z_]\w*$/.test(keyword))]);
  }

  private untilStable(step: () => void): void {
    const size = () => this.nullable.size + sizes(this.first) + sizes(this.follow);
    for (let before = -1; before !== size(); ) {
      before = size();
      step();
    }
  }
}

type Element = GrammarAST.AbstractElement & { cardinality?: '?' | '*' | '+' | undefined };

/** An infix rule is its operand, then any number of operators with another operand. */
function bodyOf(rule: Rule): Element {
  if (GrammarAST.isParserRule(rule)) return rule.definition as Element;
  const operators = rule.operators.precedences.flatMap((precedence) => precedence.operators);
  const choice = { $type: 'Alternatives', elements: operators };
  const loop = { $type: 'Group', elements: [choice, rule.call], cardinality: '*' };
  return { $type: 'Group', elements: [rule.call, loop] } as unknown as Element;
}

function keywordsIn(element: GrammarAST.AbstractElement): string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return keywordsIn(element.terminal);
  if ('elements' in element) return (element.elements as GrammarAST.AbstractElement[]).flatMap(keywordsIn);
  return [];
}

function textOf(element: Element): string {
  return element.$cstNode?.text.replace(/\s+/g, ' ') ?? JSON.stringify(shape(element));
}

function shape(element: Element): unknown {
  if (GrammarAST.isKeyword(element)) return element.value;
  if (GrammarAST.isAssignment(element)) return { [element.feature]: shape(element.terminal as Element) };
  if (GrammarAST.isRuleCall(element)) return element.rule.$refText;
  if (GrammarAST.isCrossReference(element)) return `[${element.type.$refText}]`;
  if ('elements' in element) return (element.elements as Element[]).map(shape);
  return element.$type;
}

function union(...sets: readonly Tokens[]): Tokens {
  return new Set(sets.flatMap((set) => [...set]));
}

function addAll(to: Tokens | undefined, tokens: Tokens): void {
  for (const token of tokens) to?.add(token);
}

function sizes(map: ReadonlyMap<string, Tokens>): number {
  return [...map.values()].reduce((total, { size }) => total + size, 0);
}
