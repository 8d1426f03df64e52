// The facsimile: zoom and pan by wheel, pinch, buttons and keys; a swipe turns the page.
(function () {
  "use strict";

  var MOST = 6;

  document.querySelectorAll("[data-facsimile]").forEach(function (box) {
    var frame = box.querySelector(".frame");
    var scale = 1;
    var widest = 1;
    var left = 0;
    var top = 0;
    var pointers = new Map();
    var start = null;
    var dragged = false;

    // What is seen larger is fetched larger, where there is a larger picture; the one there is stays until it has come.
    function sharpen() {
      frame.querySelectorAll("[srcset]").forEach(function (choice) {
        choice.sizes = Math.ceil(frame.offsetWidth * scale) + "px";
      });
    }

    function show() {
      var width = frame.offsetWidth;
      var height = frame.offsetHeight;
      left = Math.min(0, Math.max(box.clientWidth - width * scale, left));
      top = Math.min(0, Math.max(box.clientHeight - height * scale, top));
      frame.style.transform = scale === 1 ? "" : "translate(" + left + "px," + top + "px) scale(" + scale + ")";
      box.classList.toggle("zoomed", scale > 1);
      if (scale > widest) {
        widest = scale;
        sharpen();
      }
    }

    // Keeps the point (x, y) of the box where it is.
    function zoom(factor, x, y) {
      var next = Math.min(MOST, Math.max(1, scale * factor));
      left = x - ((x - left) * next) / scale;
      top = y - ((y - top) * next) / scale;
      scale = next;
      show();
    }

    function middle(factor) {
      zoom(factor, box.clientWidth / 2, box.clientHeight / 2);
    }

    function reset() {
      scale = 1;
      left = top = 0;
      show();
    }

    function place(event) {
      var edge = box.getBoundingClientRect();
      return { x: event.clientX - edge.left, y: event.clientY - edge.top };
    }

    // A plain wheel scrolls the document until the facsimile is zoomed.
    box.addEventListener(
      "wheel",
      function (event) {
        if (scale === 1 && !event.ctrlKey && !event.metaKey) {
          return;
        }
        event.preventDefault();
        var point = place(event);
        zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), point.x, point.y);
      },
      { passive: false }
    );

    // A browser scrolls to a hot zone that is focused out of sight; that is a move like any other.
    box.addEventListener("scroll", function () {
      if (box.scrollLeft || box.scrollTop) {
        left -= box.scrollLeft;
        top -= box.scrollTop;
        box.scrollTo(0, 0);
        show();
      }
    });

    function key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      var step = 80;
      if (event.key === "+" || event.key === "=") {
        middle(1.4);
      } else if (event.key === "-") {
        middle(1 / 1.4);
      } else if (event.key === "0") {
        reset();
      } else if (scale > 1 && /^Arrow/.test(event.key)) {
        left += event.key === "ArrowLeft" ? step : event.key === "ArrowRight" ? -step : 0;
        top += event.key === "ArrowUp" ? step : event.key === "ArrowDown" ? -step : 0;
        show();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }
    box.addEventListener("keydown", key);

    box.addEventListener("pointerdown", function (event) {
      if (event.button) {
        return;
      }
      pointers.set(event.pointerId, place(event));
      dragged = pointers.size > 1;
      // Only one finger on a picture of its own size may turn the page: two that let go of it turn nothing.
      var swipes = event.pointerType === "touch" && pointers.size === 1 && scale === 1;
      start = { x: event.clientX, y: event.clientY, swipes: swipes };
    });

    window.addEventListener("pointermove", function (event) {
      if (!pointers.has(event.pointerId)) {
        return;
      }
      var before = pointers.get(event.pointerId);
      var now = place(event);
      if (pointers.size === 2) {
        var other = Array.from(pointers.entries()).find(function (entry) {
          return entry[0] !== event.pointerId;
        })[1];
        var was = Math.hypot(before.x - other.x, before.y - other.y);
        var is = Math.hypot(now.x - other.x, now.y - other.y);
        if (was > 0) {
          zoom(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
        }
      } else if (scale > 1) {
        left += now.x - before.x;
        top += now.y - before.y;
        show();
      }
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > 6) {
        dragged = true;
      }
      pointers.set(event.pointerId, now);
    });

    function release(event) {
      if (!pointers.delete(event.pointerId) || pointers.size || event.type === "pointercancel") {
        return;
      }
      var x = event.clientX - start.x;
      var y = event.clientY - start.y;
      if (start.swipes && scale === 1 && Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) {
        var way = document.querySelector(x < 0 ? '[data-key="next-page"]' : '[data-key="previous-page"]');
        if (way) {
          way.click();
        }
      }
    }
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);

    // A drag is no click on the hot zone below it.
    box.addEventListener(
      "click",
      function (event) {
        if (dragged) {
          event.preventDefault();
          dragged = false;
        }
      },
      true
    );
    box.addEventListener("dragstart", function (event) {
      event.preventDefault();
    });
    window.addEventListener("resize", show);

    // What needs a script is made by one; its words stand in the markup.
    var tools = box.parentElement.querySelector("[data-zoom]");
    if (!tools) {
      return;
    }
    tools.addEventListener("keydown", key);
    var link = tools.firstElementChild; // stays where it is: what comes stands before it
    [
      ["in", "zoom_in", function () { middle(1.4); }],
      ["out", "zoom_out", function () { middle(1 / 1.4); }],
      ["reset", "zoom_reset", reset],
    ].forEach(function (row) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = tools.getAttribute("data-" + row[0]);
      button.setAttribute("data-word", row[1]);
      button.addEventListener("click", row[2]);
      tools.insertBefore(button, link);
    });
  });
})();
