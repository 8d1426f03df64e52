// A date, typed or picked, leads to its day in the calendar.
(function () {
  "use strict";

  var slot = document.querySelector('[data-slot="date"]');
  var months = document.querySelectorAll("[data-month]");
  if (!slot || !months.length) {
    return;
  }

  var label = document.createElement("label");
  label.htmlFor = "date-jump";
  label.textContent = slot.getAttribute("data-jump");
  label.setAttribute("data-word", "date_jump");
  var field = document.createElement("input");
  field.type = "date";
  field.id = "date-jump";
  field.min = months[months.length - 1].getAttribute("data-month").slice(0, 4) + "-01-01";
  field.max = months[0].getAttribute("data-month").slice(0, 4) + "-12-31";
  var word = document.createElement("span");
  word.setAttribute("role", "status");
  slot.append(label, field, word);

  function go() {
    word.textContent = "";
    if (!field.value) {
      return;
    }
    var month = document.querySelector('[data-month="' + field.value.slice(0, 7) + '"]');
    if (month) {
      location.href = month.href + "#day-" + field.value;
    } else {
      word.textContent = slot.getAttribute("data-none");
    }
  }

  // While a date is typed each key is a change: only what is picked, or sent with Enter, leads on.
  var typed = false;
  field.addEventListener("keydown", function (event) {
    typed = event.key !== "Enter";
    if (!typed) {
      event.preventDefault();
      go();
    }
  });
  field.addEventListener("pointerdown", function () {
    typed = false;
  });
  field.addEventListener("change", function () {
    if (!typed) {
      go();
    }
  });
})();
