/** What a kind of declaration is called in a message. */
export function kindInWords(type: string): string {
  switch (type) {
    case 'DataTable':
      return 'table';
    default:
      return type.toLowerCase();
  }
}
