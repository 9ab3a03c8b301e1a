// The desk by scanner and keyboard: the field to scan in has the focus, every answer has a tone, and a few keys go places.

const TONES = { ok: [[880, 0.07]], warn: [[660, 0.09], [880, 0.09]], error: [[220, 0.18], [196, 0.22]] };
let sound;

function play(tone) {
  sound ??= new AudioContext();
  let start = sound.currentTime;
  for (const [pitch, length] of TONES[tone] ?? []) {
    const voice = new OscillatorNode(sound, { frequency: pitch, type: "triangle" });
    const volume = new GainNode(sound, { gain: 0.25 });
    voice.connect(volume).connect(sound.destination);
    voice.start(start);
    voice.stop(start + length);
    start += length + 0.03;
  }
}

function worst(place) {
  const answers = [place, ...place.querySelectorAll("[data-tone]")];
  const tones = answers.map((answer) => answer.dataset?.tone);
  return ["error", "warn", "ok"].find((tone) => tones.includes(tone));
}

function ready(place) {
  const tone = worst(place);
  if (tone) play(tone);
  const field = document.querySelector("[data-scan]");
  if (field) field.focus();
}

document.addEventListener("keydown", (event) => {
  const isList = event.target.matches("textarea[data-scan]");
  if (event.key === "Enter" && isList && !event.shiftKey && !event.target.value.includes("\n")) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  const goal = document.querySelector(`[data-key="${event.key}"]`);
  if (goal && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    goal.click();
  } else if (event.key === "Escape") document.querySelector("[data-done]")?.click();
});

// A list grows at its top: only what the last scan added is heard.
document.addEventListener("htmx:afterSwap", (event) => {
  const { target, requestConfig } = event.detail;
  const isList = requestConfig.elt.matches("[data-scan-again]");
  if (isList) requestConfig.elt.querySelector("[data-scan]").value = "";
  ready(isList ? target.firstElementChild : target);
});

// A server that answers with an error, or not at all, must be seen and heard too.
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, () => {
    play("error");
    document.querySelector("[data-scan]")?.form.submit();
  });
}

ready(document.body);
