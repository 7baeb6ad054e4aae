package io.rampwatch.alerting.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** Pages as the ledger keeps them. */
final class PageJson {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PageJson() {}

    static String write(Page page) {
        try {
            return MAPPER.writeValueAsString(page);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws IllegalArgumentException for what is no page */
    static Page read(String text) {
        try {
            return MAPPER.readValue(text, Page.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException("no page: " + damaged.getOriginalMessage(), damaged);
        }
    }
}
