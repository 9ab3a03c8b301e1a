// Keeps the page for working without connection ready in the browser of every desk.

const script = document.currentScript.dataset.worker;
if ("serviceWorker" in navigator) navigator.serviceWorker.register(script, { scope: "/desk/" });
