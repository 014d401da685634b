// What looks most like words that are not there. Loaded only when something is not found.

// How many letters are added, left out, replaced, or stand the other way round.
const distance = (one, other) => {
  let before, row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
      const turned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (turned) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row.at(-1);
};

// The words in use that look most like this one, at most three; none when it is itself in use. The words
// stand in the order of how much they are used: of those that look as much like it, the first count.
const near = (wanted, words, fold) => {
  const most = wanted.length < 4 ? 0 : wanted.length < 6 ? 1 : wanted.length < 10 ? 2 : 3;
  const found = words
    .filter(word => Math.abs(word.length - wanted.length) <= most)
    .map(word => [distance(wanted, fold(word)), word])
    .filter(([far]) => far <= most)
    .sort(([one], [other]) => one - other);
  return found.length && found[0][0] ? found.slice(0, 3).map(([, word]) => word) : [];
};

// What may have been meant by a search, where these words of it are `missing`.
export default async (query, missing, fold) => {
  const words = await (await fetch(new URL("../pagefind/woorden.json", import.meta.url))).json();
  const instead = (term, word) => query.split(/\s+/).map(one => (fold(one) === term ? word : one)).join(" ");
  return missing.flatMap(term => near(term, words, fold).map(word => instead(term, word)));
};
