// A button that got no proper answer would seem dead; the page as it stands now says more.
if (window.jQuery) {
  jQuery(document).on("pfAjaxError", () => window.location.reload());
}

// Buttons that fetch what has changed press themselves while somebody looks; else one presses them.
let seconds = 0;
setInterval(() => {
  seconds += 1;
  if (!document.hidden) {
    document.querySelectorAll("[data-every]").forEach(button => {
      if (seconds % Number(button.dataset.every) === 0) button.click();
    });
  }
}, 1000);
