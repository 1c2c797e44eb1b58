package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.model.session.Session;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;

/** The format of {@code sessions.json}: an object from session key to an entry, of which only {@code updatedAt} matters here. */
final class SessionsJson {

    /** Most bytes of a file. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Most characters of a key that is still told as too long rather than taken as a sign of a broken file. */
    private static final int MAX_NAME = 1024 * 1024;

    /** Deepest nesting of what entries hold. */
    private static final int MAX_DEPTH = 500;

    private final JsonFactory factory = new JsonFactoryBuilder()
            // The names of a file are session keys: a table of names seen would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNameLength(MAX_NAME)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    /**
     * Reads a file to its very end: one that breaks off anywhere is unreadable as a whole.
     *
     * @param writtenAt when the file was last written
     * @throws IOException when the file cannot be read on
     */
    Reading read(InputStream in, Instant writtenAt) throws IOException {
        try (JsonParser parser = factory.createParser(in)) {
            try {
                return document(parser, writtenAt);
            } catch (StreamConstraintsException e) {
                return new Reading.Unreadable("it is larger or nested deeper than is read here" + at(parser));
            } catch (JsonProcessingException | CharConversionException e) {
                return new Reading.Unreadable("it is cut short, being written, or not JSON" + at(parser));
            }
        }
    }

    private Reading document(JsonParser parser, Instant writtenAt) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return new Reading.Unreadable(first == null ? "it is empty" : "it holds no JSON object");
        }
        Entries entries = new Entries(Session.Source.FILE, writtenAt);
        while (parser.nextToken() == JsonToken.FIELD_NAME && !entries.tooMany()) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                entries.add(key, updatedAt(parser));
            } else {
                parser.skipChildren();
                entries.skip(key, "it is not an object");
            }
        }
        if (!entries.tooMany() && parser.nextToken() != null) {
            return new Reading.Unreadable("something follows the end of its JSON" + at(parser));
        }
        return entries.reading();
    }

    private static OptionalLong updatedAt(JsonParser parser) throws IOException {
        OptionalLong updatedAt = OptionalLong.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("updatedAt");
            JsonToken value = parser.nextToken();
            if (wanted && value.isNumeric()) {
                updatedAt = milliseconds(parser);
            }
            parser.skipChildren();
        }
        return updatedAt;
    }

    private static OptionalLong milliseconds(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return OptionalLong.of(parser.getLongValue());
        }
        double value = parser.getDoubleValue(); // 1.7e12 and the like
        return OptionalLong.of((long) value); // saturates; the far future is dealt with by who takes it
    }

    private static String at(JsonParser parser) {
        JsonLocation location = parser.currentLocation();
        return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
