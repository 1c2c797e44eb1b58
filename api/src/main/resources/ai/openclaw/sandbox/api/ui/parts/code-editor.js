import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { json5 } from './json5-language.js';
import { sentence } from './problem-list.js';

const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-soft)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--sunken) 60%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--accent-soft)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--accent-soft) !important', outline: '1px solid var(--accent)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line-strong)', borderRadius: 'var(--round)' },
  '.cm-diagnostic': { padding: '6px 10px', maxWidth: '40rem', fontFamily: 'var(--sans)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
});
const COLOURS = syntaxHighlighting(HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: tags.number, color: 'var(--busy)' },
  { tag: tags.bool, color: 'var(--busy)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.bracket, color: 'var(--ink)' },
  { tag: tags.punctuation, color: 'var(--ink-soft)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]));

/**
 * An editor for JSON5. It lives in a tree of its own, since the module makes its styles as it goes and only there may do so without a style element.
 * Sends `change` as one types and `save` for Ctrl+S.
 */
class CodeEditor extends HTMLElement {
  #view;

  connectedCallback() {
    if (this.#view) {
      return;
    }
    const root = this.attachShadow({ mode: 'open' });
    const frame = document.createElement('div');
    frame.style.cssText = 'height:100%';
    root.append(frame);
    this.#view = new EditorView({ root, parent: frame, state: this.#state(this.initial ?? '') });
  }

  disconnectedCallback() {
    this.#view?.destroy();
  }

  #state(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), lintGutter(), history(), drawSelection(), highlightActiveLine(), highlightActiveLineGutter(), bracketMatching(), indentOnInput(),
        json5, COLOURS, LOOK,
        keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => this.#tell('save') }, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': this.getAttribute('label') ?? 'Editor', spellcheck: 'false', tabindex: '0' }),
        EditorView.updateListener.of((update) => update.docChanged && this.#tell('change')),
      ],
    });
  }

  #tell(name) {
    this.dispatchEvent(new CustomEvent(name));
    return true;
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  /** Puts another text in the place of this one; what one could undo is forgotten. */
  set text(text) {
    this.#view.setState(this.#state(text));
  }

  /** Marks what is wrong where it is. */
  set problems(problems) {
    const { doc } = this.#view.state;
    const marks = problems.filter((it) => it.line > 0 && it.line <= doc.lines).map((it) => {
      const line = doc.line(it.line);
      const from = Math.min(line.to, line.from + Math.max(0, it.column - 1));
      const word = /^[^\s,:}\]]+/.exec(doc.sliceString(from, line.to))?.[0].length ?? 1;
      return { from, to: Math.min(line.to, from + word), severity: it.severity === 'Error' ? 'error' : 'warning', message: `${sentence(it)}${it.remedy ? ` ${it.remedy}` : ''}` };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, marks.sort((a, b) => a.from - b.from)));
  }

  focus() {
    this.#view.focus();
  }

  /** Goes to a line. */
  show(line) {
    const { doc } = this.#view.state;
    const at = doc.line(Math.max(1, Math.min(doc.lines, line))).from;
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.#view.focus();
  }
}

customElements.define('code-editor', CodeEditor);
