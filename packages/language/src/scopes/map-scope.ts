import { type AstNodeDescription, EMPTY_STREAM, type Scope, type Stream, stream } from 'langium';

export type Names = ReadonlyMap<string, readonly AstNodeDescription[]>;

/** Names looked up in a map: the default scope searches a list for every reference. */
export class MapScope implements Scope {
  private readonly maps: readonly Names[];

  /** Earlier maps come first where several hold a name. */
  constructor(...maps: readonly Names[]) {
    this.maps = maps;
  }

  getElement(name: string): AstNodeDescription | undefined {
    for (const names of this.maps) {
      const first = names.get(name)?.[0];
      if (first !== undefined) return first;
    }
    return undefined;
  }

  getElements(name: string): Stream<AstNodeDescription> {
    const found = this.maps.flatMap((names) => [...(names.get(name) ?? [])]);
    return found.length === 0 ? EMPTY_STREAM : stream(found);
  }

  getAllElements(): Stream<AstNodeDescription> {
    return stream(this.maps.flatMap((names) => [...names.values()].flat()));
  }
}

export const NO_NAMES: Names = new Map();
