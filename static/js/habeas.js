"use strict";
document.querySelector("[data-focus]")?.focus();
