import type { AstNode, LangiumDocument } from 'langium';
import { type DeclarationKind, type NamedDeclaration, namedDeclarations } from '../scopes/declarations.ts';
import { declarationsIn } from '../scopes/folders.ts';
import { reader, type Watched } from '../services/reads.ts';
import { remember } from '../services/remember.ts';
import { misreadStretches } from './misread.ts';

/** What a list of a plan holds: declarations of a type or kind, documents that could not be read, what was misread in them. */
export type ListOfPlan = `type ${string}` | `kind ${DeclarationKind}` | 'broken' | 'misread';

/** Lists of a plan's declarations, each made when it is first asked for. Whoever asks depends on what the list holds. */
export class ListsOfPlan {
  private readonly documents: readonly LangiumDocument[];
  private readonly watch: (list: ListOfPlan) => Watched;
  private readonly watched = new Map<ListOfPlan, Watched>();
  private readonly made = new Map<ListOfPlan, readonly unknown[]>();
  private byType: ReadonlyMap<string, readonly AstNode[]> | undefined;
  private byKind: ReadonlyMap<string, readonly NamedDeclaration[]> | undefined;

  constructor(documents: readonly LangiumDocument[], watch: (list: ListOfPlan) => Watched) {
    this.documents = documents;
    this.watch = watch;
  }

  /** Top-level declarations. */
  ofType(type: string): readonly AstNode[] {
    return this.noted<AstNode>(`type ${type}`);
  }

  /** Declarations that others may name, teams inside teams included. */
  ofKind(kind: DeclarationKind): readonly NamedDeclaration[] {
    return this.noted<NamedDeclaration>(`kind ${kind}`);
  }

  /** Documents that could not be read completely. */
  broken(): readonly LangiumDocument[] {
    return this.noted<LangiumDocument>('broken');
  }

  /** The words that begin what may have been misread. */
  misreadKinds(): readonly string[] {
    return this.noted<string>('misread');
  }

  private noted<T>(list: ListOfPlan): readonly T[] {
    reader()?.list(remember(this.watched, list, () => this.watch(list)));
    return this.get(list) as readonly T[];
  }

  /** A list, without noting who asks for it. */
  get(list: ListOfPlan): readonly unknown[] {
    return remember(this.made, list, () => this.make(list));
  }

  private make(list: ListOfPlan): readonly unknown[] {
    switch (list) {
      case 'broken':
        return this.documents.filter(isBroken);
      case 'misread':
        return this.documents
          .filter(isBroken)
          .flatMap((document) => misreadStretches(document).map(({ kind }) => kind));
      default: {
        const name = list.slice('type '.length);
        return (list.startsWith('type ') ? this.types() : this.kinds()).get(name) ?? [];
      }
    }
  }

  private types(): ReadonlyMap<string, readonly AstNode[]> {
    this.byType ??= Map.groupBy(
      this.documents.flatMap(({ parseResult }): AstNode[] => declarationsIn(parseResult.value)),
      ({ $type }) => $type,
    );
    return this.byType;
  }

  private kinds(): ReadonlyMap<string, readonly NamedDeclaration[]> {
    this.byKind ??= Map.groupBy(
      this.documents.flatMap(({ parseResult }) => namedDeclarations(parseResult.value)),
      ({ $type }) => $type,
    );
    return this.byKind;
  }
}

function isBroken({ parseResult }: LangiumDocument): boolean {
  return parseResult.lexerErrors.length + parseResult.parserErrors.length > 0;
}
