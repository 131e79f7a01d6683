export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const one = (selector, root = document) => root.querySelector(selector);
export const make = (tag, values) => Object.assign(document.createElement(tag), values);
export const parse = (text) => new DOMParser().parseFromString(text, "text/html");

// A click that opens a new tab or window is the browser's.
export const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey;
