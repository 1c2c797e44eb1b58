/** A line may hold one resource; more than this is no line of ours. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

/** The JSON values of a response that comes line by line, as they come. */
export async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      const parts = (rest + value).split('\n');
      rest = parts.pop();
      if (rest.length > MAX_CHARACTERS) {
        throw new Error('The daemon sent a line without an end.');
      }
      for (const part of parts) {
        if (part.trim()) {
          yield JSON.parse(part);
        }
      }
    }
    if (rest.trim()) {
      yield JSON.parse(rest);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
