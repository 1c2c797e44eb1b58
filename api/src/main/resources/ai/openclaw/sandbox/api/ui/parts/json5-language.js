import { StreamLanguage } from '@codemirror/language';

/** JSON5 as the editor colours it: a word for each piece of a line. What is wrong with the text the daemon says, not this. */
const NUMBER = /^[+-]?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|Infinity|NaN)/i;
const NAME = /^[\p{L}$_][\p{L}\p{Nd}$_-]*/u;
const LITERALS = new Set(['true', 'false', 'null']);

function comment(stream, state) {
  while (!stream.eol()) {
    if (stream.match('*/')) {
      state.inComment = false;
      return 'comment';
    }
    stream.next();
  }
  return 'comment';
}

function string(stream, state) {
  while (!stream.eol()) {
    const letter = stream.next();
    if (letter === '\\') {
      stream.next();
    } else if (letter === state.quote) {
      state.quote = '';
      break;
    }
  }
  return state.key ? 'propertyName' : 'string';
}

/** Whether a colon follows, so that what stands before it is a name. */
const isName = (stream, from) => /^\s*:/.test(stream.string.slice(from));

function quoted(stream, state, quote) {
  state.quote = quote;
  const rest = stream.string.slice(stream.pos);
  const end = new RegExp(`^(?:[^\\\\${quote}]|\\\\.)*${quote}`).exec(rest);
  state.key = !!end && isName(stream, stream.pos + end[0].length);
  return string(stream, state);
}

function token(stream, state) {
  if (state.inComment) {
    return comment(stream, state);
  }
  if (state.quote) {
    return string(stream, state);
  }
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.inComment = true;
    return comment(stream, state);
  }
  const letter = stream.peek();
  if (letter === '"' || letter === "'") {
    stream.next();
    return quoted(stream, state, letter);
  }
  const word = stream.match(NAME);
  if (word) {
    return isName(stream, stream.pos) ? 'propertyName' : LITERALS.has(word[0]) ? 'bool' : /^(Infinity|NaN)$/.test(word[0]) ? 'number' : 'invalid';
  }
  if (stream.match(NUMBER)) {
    return 'number';
  }
  return '{}[]'.includes(stream.next()) ? 'bracket' : 'punctuation';
}

export const json5 = StreamLanguage.define({
  name: 'json5',
  startState: () => ({ inComment: false, quote: '', key: false }),
  token,
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', '[', '{', '"', "'"] } },
});
