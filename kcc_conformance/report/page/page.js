"use strict";
/* Search and filter over the checks, and a link into something folded opens it. The page is whole
   without this. */
(() => {
  const section = document.querySelector("#checks")?.closest("section");
  const entries = section ? [...section.querySelectorAll("details.check")] : [];
  const words = { nl: ["Zoek in de controles", "Uitkomst"], en: ["Search the checks", "Outcome"] };
  const make = (tag, text, into) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    into.append(made);
    return made;
  };
  const both = (place, into) => {
    for (const language of ["nl", "en"]) {
      const span = make("span", words[language][place] + " ", into);
      span.className = span.lang = language;
    }
  };
  if (entries.length > 1) {
    const bar = document.createElement("p");
    bar.className = "search";
    const search = make("label", "", bar);
    both(0, search);
    const text = make("input", "", search);
    text.type = "search";
    const filter = make("label", "", bar);
    both(1, filter);
    const outcome = make("select", "", filter);
    const signs = {
      "": "alle / all",
      failed: "✗ niet gehaald / failed",
      cantTell: "? niet te beoordelen / cannot tell",
      passed: "✓ gehaald / passed",
      inapplicable: "– niet van toepassing / not applicable",
      untested: "– niet uitgevoerd / not tested",
    };
    for (const [value, told] of Object.entries(signs)) make("option", told, outcome).value = value;
    const found = make("output", "", bar);
    const look = () => {
      const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const entry of entries) {
        const told = (entry.firstElementChild.textContent + entry.children[1].textContent).toLowerCase();
        const kind = !outcome.value || entry.classList.contains(outcome.value);
        entry.hidden = !(kind && wanted.every((word) => told.includes(word)));
        count += !entry.hidden;
      }
      found.textContent = count + " / " + entries.length;
    };
    text.addEventListener("input", look);
    outcome.addEventListener("change", look);
    section.querySelector(".appendix").prepend(bar);
    look();
  }
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    target?.scrollIntoView();
  };
  addEventListener("hashchange", open);
  if (location.hash) open();
})();
