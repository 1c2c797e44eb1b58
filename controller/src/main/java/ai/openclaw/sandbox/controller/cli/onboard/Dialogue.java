package ai.openclaw.sandbox.controller.cli.onboard;

import ai.openclaw.sandbox.controller.cli.onboard.Reply.Back;
import ai.openclaw.sandbox.controller.cli.onboard.Reply.Enough;
import ai.openclaw.sandbox.controller.cli.onboard.Reply.Given;
import java.io.IOException;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Asks a person in front of a terminal: arrow keys choose, Enter takes, Escape goes back. */
final class Dialogue implements AutoCloseable {

    private static final long ESCAPE_PATIENCE_MILLIS = 150; // arrow keys begin with the same character

    private static final Size USUAL = Size.of(100, 40);

    private final Terminal terminal;

    Dialogue(Terminal terminal) {
        this.terminal = terminal;
        if (terminal.getColumns() <= 0) {
            terminal.setSize(USUAL); // one that does not say how large it is would show nothing
        }
    }

    /** What a key does. */
    private enum Key {
        UP,
        DOWN,
        TAKE,
        BACK,
        STOP
    }

    /** Says something. */
    void say(String text) {
        terminal.writer().println(text);
        terminal.writer().flush();
    }

    /**
     * Has a person choose.
     *
     * @param question what is asked
     * @param choices at least one
     * @param preset which one is marked at first
     */
    Reply choose(String question, List<Choice> choices, int preset) {
        if (dumb()) {
            return chooseByNumber(question, choices, preset);
        }
        Attributes before = terminal.enterRawMode();
        try {
            say(question + "   (arrow keys, Enter; Esc goes back)");
            return move(choices, preset);
        } finally {
            terminal.setAttributes(before);
        }
    }

    private Reply move(List<Choice> choices, int preset) {
        BindingReader keys = new BindingReader(terminal.reader());
        KeyMap<Key> map = map();
        int at = preset;
        while (true) {
            draw(choices, at);
            Key key = read(keys, map);
            if (key == Key.UP) {
                at = Math.floorMod(at - 1, choices.size());
            } else if (key == Key.DOWN) {
                at = Math.floorMod(at + 1, choices.size());
            } else if (key == Key.TAKE) {
                return new Given(choices.get(at).value());
            } else {
                return key == Key.BACK ? new Back() : new Enough();
            }
            terminal.puts(Capability.parm_up_cursor, choices.size());
        }
    }

    /** A terminal that is closed stops the questions. */
    private static Key read(BindingReader keys, KeyMap<Key> map) {
        try {
            Key key = keys.readBinding(map);
            return key == null ? Key.STOP : key;
        } catch (EndOfFileException | UserInterruptException e) {
            return Key.STOP;
        }
    }

    private void draw(List<Choice> choices, int at) {
        for (int i = 0; i < choices.size(); i++) {
            terminal.writer().print('\r');
            terminal.puts(Capability.clr_eol);
            terminal.writer()
                    .println((i == at ? "  > " : "    ") + choices.get(i).label());
        }
        terminal.writer().flush();
    }

    private KeyMap<Key> map() {
        KeyMap<Key> map = new KeyMap<>();
        map.setAmbiguousTimeout(ESCAPE_PATIENCE_MILLIS);
        map.bind(Key.UP, KeyMap.key(terminal, Capability.key_up), "\033[A", "\033OA", "k");
        map.bind(Key.DOWN, KeyMap.key(terminal, Capability.key_down), "\033[B", "\033OB", "j", "\t");
        map.bind(Key.TAKE, "\r", "\n");
        map.bind(Key.BACK, "\033", "\033[D", "\033OD", "\177", "\b");
        map.bind(Key.STOP, KeyMap.ctrl('C'), KeyMap.ctrl('D'), "q");
        return map;
    }

    private Reply chooseByNumber(String question, List<Choice> choices, int preset) {
        say(question);
        for (int i = 0; i < choices.size(); i++) {
            say("  " + (i + 1) + ") " + choices.get(i).label());
        }
        while (true) {
            Reply reply = line("Number (< goes back)", Integer.toString(preset + 1));
            if (!(reply instanceof Given given)) {
                return reply;
            }
            if (given.value().matches("[1-9]") && Integer.parseInt(given.value()) <= choices.size()) {
                return new Given(
                        choices.get(Integer.parseInt(given.value()) - 1).value());
            }
            say("Type a number from 1 to " + choices.size() + ".");
        }
    }

    /** Has a person type a text; Enter alone takes the preset, {@code <} goes back. */
    Reply type(String question, String preset) {
        return line(question + " (< goes back)", preset);
    }

    private Reply line(String question, String preset) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        try {
            String typed = reader.readLine(question + " [" + preset + "]: ").strip();
            return typed.equals("<") ? new Back() : new Given(typed.isEmpty() ? preset : typed);
        } catch (UserInterruptException | EndOfFileException e) {
            return new Enough();
        }
    }

    private boolean dumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
