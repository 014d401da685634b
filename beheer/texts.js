// What a text may not hold, as far as one line of it shows that: told while it is typed, as the check would.

const LONGEST = 40;

/** Finds the first line of a text that is refused, and gives what an editor is told of it. `refused`: signs with their remedies. */
export function faultFinder(refused) {
  const signs = refused.map(([sign, remedy]) => [new RegExp(sign, "u"), remedy]);
  return (text) => {
    for (const line of String(text ?? "").split("\n")) {
      const found = signs.find(([sign]) => sign.test(line));
      if (found) return `Bij de regel ‘${shortened(line.trim())}’: ${found[1]}.`;
    }
    return null;
  };
}

function shortened(line) {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
