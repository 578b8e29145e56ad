let audio: AudioContext | undefined;

/** Makes ready to ring. Browsers allow sound only to what began with a touch or a key: call it from there. */
export function prepareBell(): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
  } catch {
    // Without sound there is still the bar.
  }
}

/** Three short tones, if the browser lets us. */
export function ringBell(): void {
  prepareBell();
  if (!audio) return;
  for (const at of [0, 0.35, 0.7]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.25, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.32);
  }
}

/** Nothing will ring for now: sound costs power. */
export function putBellAway(): void {
  void audio?.close().catch(() => undefined);
  audio = undefined;
}
