// A button that got no proper answer would seem dead; the page as it stands now says more.
if (window.jQuery) {
  jQuery(document).on("pfAjaxError", () => window.location.reload());
}
