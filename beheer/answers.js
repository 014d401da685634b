// What GitHub answers where something is wrong, so that an editor reads in Dutch what to do, and can go on.

const GITHUB = "https://api.github.com/";
const NOT_REACHED =
  "Er is geen verbinding met GitHub. Laat dit venster open, kijk of u internet hebt, en probeer het dan opnieuw.";
const EXPIRED =
  "Uw token is verlopen of ingetrokken. Laat dit venster open. Open het formulier ook in een nieuw tabblad, en meld u daar aan met een nieuw token. Sla daarna hier opnieuw op.";
const NOT_ALLOWED =
  "Uw token mag dit niet. Kijk op GitHub of het mag schrijven bij ‘Contents’ en bij ‘Pull requests’, van deze verzameling.";

/** From now on what goes wrong at GitHub is told in Dutch. */
export function answerInDutch() {
  const ask = window.fetch;
  window.fetch = (address, options = {}) => {
    const url = String(address);
    return url.startsWith(GITHUB) ? answerOf(ask, url, options) : ask(address, options);
  };
}

async function answerOf(ask, address, options) {
  const answer = await asked(ask, address, options);
  // An answer to a question of GraphQL may be large, and is never refused for what an editor did.
  if (answer.ok && !options.body?.includes("mutation(")) return answer;
  const said = await answer.clone().json().catch(() => ({}));
  const words = (said.errors ?? (answer.ok ? [] : [said])).map((each) => each.message ?? said.message).join(", ");
  if (answer.ok && !words) return answer;
  if (words.includes("pull request already exists")) return alreadyThere(ask, address, options);
  const message = inDutch(answer.status, words);
  return new Response(JSON.stringify({ message, errors: [{ message }] }), { status: answer.status });
}

async function asked(ask, address, options) {
  try {
    const answer = await ask(address, options);
    if (answer.status !== 401 || address.endsWith("/user")) return answer;
    const headers = new Headers(options.headers);
    const [used, another] = [headers.get("Authorization"), `token ${tokenOfNow()}`];
    if (used === another) return answer;
    headers.set("Authorization", another);
    return await ask(address, { ...options, headers });
  } catch {
    throw new Error(NOT_REACHED);
  }
}

/** The token of who signed in last, maybe in another window: the CMS keeps it there, and reads it once. */
function tokenOfNow() {
  return JSON.parse(localStorage.getItem("sveltia-cms.user"))?.token;
}

/** A proposal that was made, and whose answer never came: as it would have been answered. */
async function alreadyThere(ask, address, options) {
  const [owner] = new URL(address).pathname.split("/").slice(2);
  const branch = JSON.parse(options.body).head;
  const query = new URLSearchParams({ state: "open", head: `${owner}:${branch}` });
  const answer = await asked(ask, `${address}?${query}`, { headers: options.headers });
  const [proposal] = await answer.json();
  return new Response(JSON.stringify(proposal), { status: 201 });
}

function inDutch(status, words) {
  if (status === 401) return EXPIRED;
  if (words.includes("not accessible by")) return NOT_ALLOWED;
  return `GitHub doet dit nu niet: ‘${words || status}’. Probeer het later opnieuw.`;
}
