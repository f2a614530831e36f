// Two windows of one talk drive each other: over a channel, and directly where a file may not have one.

const parameters = new URLSearchParams(location.hash.slice(1));
// The page as it came, for the speaker's window: it must open when the line to the server is cut.
const SOURCE = `<!doctype html>${document.documentElement.outerHTML}`;
const SPEAKER = parameters.has("presenter");
// The talk's own name is no part of the address of the slides: a shared link must not drive somebody's screen.
const talk = parameters.get("with") ?? history.state?.talk ?? crypto.randomUUID();
const channel = "BroadcastChannel" in window ? new BroadcastChannel(talk) : null;
const others = new Set(window.opener && SPEAKER ? [window.opener] : []);
const target = location.protocol === "file:" ? "*" : location.origin;
let heard = () => {};

function tell(message) {
  const told = { talk, ...message };
  channel?.postMessage(told);
  for (const other of others) other.postMessage(told, target);
}

function hear(event) {
  if (event.data?.talk !== talk) return;
  if (event.source instanceof Window || event.source?.postMessage) others.add(event.source);
  heard(event.data);
}

channel?.addEventListener("message", hear);
window.addEventListener("message", hear);

// The same page once more, as the speaker's window; false where the browser doesn't allow it. From a server it is made of
// the running page; a file is read again, since it has no origin that two pages could share.
let copied;
function copy() {
  if (!location.protocol.startsWith("http")) return location.href.split("#")[0];
  return copied ??= URL.createObjectURL(new Blob([SOURCE], { type: "text/html" }));
}

let desk = null;
function openSpeaker(state) {
  const open = desk && !desk.closed, asked = new URLSearchParams({ step: state.step, lang: state.lang, with: talk });
  const opened = window.open(`${copy()}#presenter&${asked}`, talk, "popup,width=1000,height=700");
  if (opened) others.add(opened);
  if (opened && open) fetched(opened);
  desk = opened;
  return Boolean(opened);
}

// The window that is open already, before all others and on this screen: the one that it stood on may be gone.
function fetched(opened) {
  opened.focus();
  try {
    opened.moveTo(screen.availLeft ?? 0, screen.availTop ?? 0);
  } catch { /* Two files have no origin that they share, so that the window can't be moved; it stands in front all the same. */ }
}
