const strayLetters: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' };

/** Lower case without accents: "Dvořák" is "dvorak". The search column of `events` folds the same way in SQL. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ßøłđðı]/g, (letter) => strayLetters[letter] ?? letter);
}
