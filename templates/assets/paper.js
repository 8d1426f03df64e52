// Small comforts of every document; all of it works without.
(function () {
  "use strict";

  // What is current is brought into view in rows that scroll sideways.
  document.querySelectorAll(".bar ul, [data-strip] ol").forEach(function (row) {
    var current = row.querySelector("[aria-current]");
    if (current && current.offsetLeft + current.offsetWidth - row.offsetLeft > row.clientWidth - 48) {
      row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
    }
    function mark() {
      row.classList.toggle("scrolled", row.scrollLeft > 4);
    }
    row.addEventListener("scroll", mark, { passive: true });
    mark();
  });

  // Pointing at an article in the list lights its place on the facsimile, and the other way round.
  var sides = document.querySelectorAll("[data-article]");
  function light(id, lit) {
    sides.forEach(function (side) {
      if (side.getAttribute("data-article") === id) {
        side.classList.toggle("lit", lit);
      }
    });
  }
  sides.forEach(function (side) {
    var id = side.getAttribute("data-article");
    [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]].forEach(function (pair) {
      side.addEventListener(pair[0], function () {
        light(id, pair[1]);
      });
    });
  });

  // Printing needs a script, so its button is made by one.
  document.querySelectorAll("[data-print]").forEach(function (slot) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = slot.getAttribute("data-print");
    button.setAttribute("data-word", "print");
    button.addEventListener("click", function () {
      window.print();
    });
    slot.append(button);
  });
})();
