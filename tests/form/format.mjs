// Opens and saves files as the form does: a task per line in, what came of it per line out.
import { createInterface } from "node:readline";

const { fieldsOf, textWith } = await import(`${process.argv[2]}/format.js`);
const { faultFinder } = await import(`${process.argv[2]}/texts.js`);

for await (const line of createInterface({ input: process.stdin })) {
  const { text, fields, about, today, refused } = JSON.parse(line);
  const done = () => {
    if (refused) return faultFinder(refused)(text);
    return fields ? textWith(fields, about, today) : fieldsOf(text, about);
  };
  let result;
  try {
    result = { done: done() };
  } catch (reason) {
    result = { refused: String(reason) };
  }
  console.log(JSON.stringify(result));
}
