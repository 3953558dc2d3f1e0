"use strict";
document.querySelector("[data-focus]")?.focus();

// The words selected in an article become the quote, with the place where they
// stand (characters from 0), so that words which occur twice are told apart.
{
  const article = document.querySelector("[data-article]");
  const quote = document.querySelector("[data-quote] textarea");
  const near = document.querySelector("[data-near]");
  const place = (node, offset) => {
    const paragraph = (node instanceof Element ? node : node.parentElement)?.closest("[data-start]");
    if (!paragraph) return "";
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + Array.from(before.toString()).length;
  };
  const take = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const words = selection.toString().trim();
    if (!words || !article.contains(range.startContainer) || !article.contains(range.endContainer)) return;
    quote.value = words;
    near.value = place(range.startContainer, range.startOffset);
  };
  if (article && quote && near) document.addEventListener("selectionchange", take);
}
