package io.rampwatch.event;

import java.util.Locale;

/** Why a record was refused: a closed list, each with the stage of intake that refused it. */
public enum Reason {
    EMPTY_VALUE(Stage.DECODE),
    TOO_LARGE(Stage.DECODE),
    BAD_UTF8(Stage.DECODE),
    BAD_JSON(Stage.DECODE),
    DUPLICATE_KEY(Stage.DECODE),
    TOO_DEEP(Stage.DECODE),
    NOT_OBJECT(Stage.DECODE),
    NO_RULE_MATCHED(Stage.MAP),
    UNSUPPORTED_SPECVERSION(Stage.VALIDATE),
    UNSUPPORTED_TYPE(Stage.VALIDATE),
    MISSING_ID(Stage.VALIDATE),
    ID_TOO_LONG(Stage.VALIDATE),
    MISSING_TIME(Stage.TIME),
    TIME_DATE_ONLY(Stage.TIME),
    TIME_NO_ZONE(Stage.TIME),
    BAD_TIME(Stage.TIME),
    TIME_OUT_OF_RANGE(Stage.TIME),
    TIME_IN_FUTURE(Stage.TIME),
    MISSING_FIELD(Stage.VALIDATE),
    MISSING_ACCOUNT(Stage.VALIDATE),
    FIELD_NOT_SCALAR(Stage.VALIDATE),
    BAD_CHANNEL(Stage.VALIDATE),
    NUMBER_OUT_OF_RANGE(Stage.VALIDATE),
    MERGE_CYCLE(Stage.STATE);

    /** The step of intake at which a record is refused. */
    public enum Stage {
        DECODE,
        MAP,
        VALIDATE,
        TIME,
        STATE;

        /** Whether it refuses whole records, before they are events. */
        public boolean ofRecord() {
            return this == DECODE || this == MAP;
        }

        /** The word in headers and labels. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Stage stage;

    Reason(Stage stage) {
        this.stage = stage;
    }

    /** The step that refuses for this reason. */
    public Stage stage() {
        return stage;
    }

    /** The word in headers and labels, such as {@code bad_json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
