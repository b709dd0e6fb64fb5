package care.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** JSON as the contract wants it: ISO dates, and a field nobody knows is an error rather than lost. */
@Provider
public class Json implements ContextResolver<ObjectMapper> {
    public static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(careful())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Days within reason and text the database can store; anything else is a malformed field. */
    private static SimpleModule careful() {
        return new SimpleModule()
            .addDeserializer(LocalDate.class, new StdDeserializer<>(LocalDate.class) {
                @Override
                public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                    String typed = parser.getValueAsString("").strip();
                    try {
                        LocalDate day = typed.isEmpty() ? null : LocalDate.parse(typed);
                        if (day == null || Days.isReasonable(day)) return day;
                    } catch (DateTimeException noDay) {
                        throw InvalidFormatException.from(parser, "date", typed, LocalDate.class);
                    }
                    throw InvalidFormatException.from(parser, "date", typed, LocalDate.class);
                }
            })
            .addDeserializer(String.class, new StdDeserializer<>(String.class) {
                @Override
                public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                    String text = StringDeserializer.instance.deserialize(parser, context);
                    if (text != null && text.indexOf(0) >= 0) throw InvalidFormatException.from(parser, "character", "", String.class);
                    return text;
                }
            });
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return MAPPER;
    }
}
