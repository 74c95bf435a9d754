// Spares what plain forms cannot do: a link that holds what was said, behind the "#", which is never sent to a server.
"use strict";
const shared = document.querySelector("#shared");
if (shared && location.hash.length > 1) {
  shared.elements.state.value = location.hash.slice(1);
  shared.hidden = false;
  // What stands in the address stays out of the history of the next page.
  history.replaceState(null, "", location.pathname);
  shared.querySelector("button").focus();
}
const share = document.querySelector("#share");
if (share) {
  share.hidden = false;
  share.querySelector("button").addEventListener("click", async () => {
    const link = share.querySelector("input");
    link.value = location.origin + share.dataset.address + "#" + document.querySelector("#q").elements.state.value;
    link.parentElement.hidden = false;
    link.focus();
    link.select();
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(link.value).catch(() => {});
    }
  });
}
// A link to a policy opens its reasons, also in browsers that do not open them by themselves.
const opened = () => {
  const wanted = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const around = wanted && wanted.closest && wanted.closest("details");
  if (around) {
    around.open = true;
  }
};
addEventListener("hashchange", opened);
opened();
// What is wrong is heard, and stands where the reader is.
const wrong = document.querySelector(".faults");
if (wrong) {
  wrong.focus();
}
// On paper all reasons are open.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));
// A table that is being judged is looked at again.
if (document.querySelector("#running")) {
  setTimeout(() => location.reload(), 3000);
}
