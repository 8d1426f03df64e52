/* Before the first paint: the reader's settings onto the root element, where the stylesheet finds them.
   Loaded without `defer`, so that nothing flashes. */
(function () {
  'use strict';
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('broadsheet')) || {};
  } catch (error) { /* no storage here: the defaults hold */ }
  root.classList.add('has-script');
  ['theme', 'size', 'spacing', 'face'].forEach(function (name) {
    if (kept[name]) root.setAttribute('data-' + name, kept[name]);
  });
})();
